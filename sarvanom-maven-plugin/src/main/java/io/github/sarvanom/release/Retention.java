package io.github.sarvanom.release;

import java.util.List;
import java.util.Optional;

/** Which releases stay recorded: the newest ones, and always the one that tells what runs, or that nothing is to run. */
final class Retention {
    private Retention() {}

    /**
     * @param newestFirst all there are
     * @param keep how many of the newest; 1 or more
     */
    static List<Release> kept(List<Release> newestFirst, int keep) {
        Optional<Release> standing = RollbackTarget.standing(newestFirst);
        return newestFirst.stream()
                .filter(release -> newestFirst.indexOf(release) < keep
                        || standing.map(release::equals).orElse(false))
                .toList();
    }
}
