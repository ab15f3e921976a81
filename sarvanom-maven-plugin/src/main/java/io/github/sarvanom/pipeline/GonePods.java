package io.github.sarvanom.pipeline;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.rollout.WorkloadFailure;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.util.List;
import java.util.regex.Pattern;

/** Tells where the words of pods are that went with their release: the command that would ask them finds them no more. */
public final class GonePods {
    private static final Pattern ASKS_POD = Pattern.compile("(?m)^kubectl (logs|describe pod) .*$");

    private GonePods() {}

    /** @param failed as it ended; a release that stays keeps its pods, and the commands that ask them */
    static List<Problem> told(Outcome failed, long revision, List<Problem> why) {
        return areGone(failed)
                ? why.stream()
                        .map(problem ->
                                problem.mend(ASKS_POD.matcher(problem.remedy()).replaceAll(instead(revision))))
                        .toList()
                : why;
    }

    /** The same for those who tell the causes themselves. */
    public static List<WorkloadFailure> told(Release failed, List<WorkloadFailure> failures) {
        return areGone(failed.outcome())
                ? failures.stream()
                        .map(failure -> failure.diagnosed(failure.diagnoses().stream()
                                .map(diagnosis -> told(diagnosis, failed.revision()))
                                .toList()))
                        .toList()
                : failures;
    }

    private static Diagnosis told(Diagnosis diagnosis, long revision) {
        return ASKS_POD.matcher(diagnosis.command()).matches()
                ? diagnosis.advising(diagnosis.remedy() + ". " + instead(revision), "")
                : diagnosis;
    }

    private static boolean areGone(Outcome failed) {
        return failed == Outcome.FAILED_AND_RESTORED || failed == Outcome.FAILED_AND_CLEANED_UP;
    }

    private static String instead(long revision) {
        return "The pod is gone; its log, events and state are in failed-" + revision + ", beside report.html";
    }
}
