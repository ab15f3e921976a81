package io.github.sarvanom.pipeline;

import io.github.sarvanom.release.Release;
import java.util.Optional;

/** The first line about a release that failed: it alone says in which state the environment is. */
final class Headline {
    private Headline() {}

    /** @param target what was gone back to, or was tried to */
    static String of(Release failed, Optional<Release> target) {
        String revision = "revision " + failed.revision();
        String rest = switch (failed.outcome()) {
            case FAILED_AND_RESTORED -> revision + " failed, " + name(target) + " runs again";
            case FAILED_AND_NOT_RESTORED ->
                target.isPresent()
                        ? revision + " failed, and so did the way back to " + name(target)
                        : revision + " failed, and there is nothing to go back to";
            case FAILED_AND_KEPT -> revision + " failed and stays as it is";
            case FAILED_AND_CLEANED_UP -> revision + " failed, and nothing of it is left";
            default -> revision + " was ended half-way; run the same command again, it goes on from there";
        };
        return failed.outcome().words() + ": " + rest;
    }

    /** About an undeploy that came only half-way. */
    static String ofUndeploy(Release failed) {
        return failed.outcome().words() + ": the undeploy, revision " + failed.revision()
                + ", was ended half-way; run the same command again, it goes on from there";
    }

    private static String name(Optional<Release> target) {
        return target.map(release -> "revision " + release.revision()).orElse("what was there before");
    }
}
