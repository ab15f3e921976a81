package io.github.sarvanom.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which release to go back to. */
public final class RollbackTarget {
    private RollbackTarget() {}

    /**
     * What ran well before anything new was begun; empty when nothing did, and since the application was removed.
     *
     * @param newestFirst without the release that fails
     */
    public static Optional<Release> good(List<Release> newestFirst) {
        return standing(newestFirst).filter(Release::succeeded);
    }

    /**
     * The newest that came to what it wanted: a success, or a removal, behind which nothing is gone back to. Empty when none did. It stays
     * recorded: without it, what is older would be taken for what runs.
     */
    static Optional<Release> standing(List<Release> newestFirst) {
        return newestFirst.stream()
                .filter(release -> release.succeeded() || release.outcome() == Outcome.UNDEPLOYED)
                .findFirst();
    }

    /** Of which pods may still run: the newest that ran well, and all that were begun after it. */
    public static List<Release> mayRun(List<Release> newestFirst) {
        List<Release> running = new ArrayList<>();
        for (Release release : sinceRemoved(newestFirst)) {
            running.add(release);
            if (release.succeeded()) {
                return running;
            }
        }
        return running;
    }

    /** Those after the application was last removed, the newest first; all when it never was. */
    public static List<Release> sinceRemoved(List<Release> newestFirst) {
        return newestFirst.stream().takeWhile(release -> !isRemoved(release)).toList();
    }

    /** Whether nothing runs after it: the application was removed, or a first release that failed was. */
    public static boolean isRemoved(Release release) {
        return release.outcome() == Outcome.UNDEPLOYED || release.outcome() == Outcome.FAILED_AND_CLEANED_UP;
    }

    /**
     * What to go back to when nobody names a revision: out of a release that did not succeed to what ran before it; out of one
     * that runs to the good one before it; out of nothing to what ran before it was removed. Asked for again and again, it goes
     * further and further back.
     */
    public static Optional<Release> before(List<Release> newestFirst) {
        Optional<Release> good = newestFirst.stream().filter(Release::succeeded).findFirst();
        boolean stuck = newestFirst.stream()
                .findFirst()
                .filter(newest -> !newest.succeeded() && newest.outcome() != Outcome.FAILED_AND_RESTORED)
                .isPresent();
        if (stuck || good.isEmpty()) {
            return good;
        }
        long current = good.get().restores().orElse(good.get().revision());
        return newestFirst.stream()
                .filter(Release::succeeded)
                .filter(release -> release.revision() < current)
                .findFirst();
    }
}
