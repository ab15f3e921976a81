package io.github.sarvanom.pipeline;

import io.github.sarvanom.plan.Spared;
import io.github.sarvanom.release.Release;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first line about a release that failed: it alone says in which state the environment is. */
final class Headline {
    private Headline() {}

    static String of(Release failed, Recovery.Ending ending) {
        Optional<Release> target = ending.restored();
        String revision = "revision " + failed.revision();
        String rest = switch (failed.outcome()) {
            case FAILED_AND_RESTORED -> revision + " failed, " + name(target) + " runs again";
            case FAILED_AND_NOT_RESTORED ->
                target.isPresent()
                        ? revision + " failed, and so did the way back to " + name(target)
                        : revision + " failed, and there is nothing to go back to";
            case FAILED_AND_KEPT -> revision + " failed and stays as it is";
            case FAILED_AND_CLEANED_UP -> revision + " failed, and nothing of it is left" + but(ending.kept());
            default -> revision + " was ended half-way; run the same command again, it goes on from there";
        };
        return failed.outcome().words() + ": " + rest;
    }

    private static String but(List<Spared.Kept> kept) {
        return kept.isEmpty()
                ? ""
                : " but " + kept.stream().map(each -> each.id().display()).collect(Collectors.joining(", "));
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
