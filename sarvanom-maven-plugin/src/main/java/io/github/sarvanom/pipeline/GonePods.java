package io.github.sarvanom.pipeline;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.release.Outcome;
import java.util.List;
import java.util.regex.Pattern;

/** Tells where the words of pods are that went with their release: the command that would ask them finds them no more. */
final class GonePods {
    private static final Pattern ASKS_POD = Pattern.compile("(?m)^kubectl (logs|describe pod) .*$");

    private GonePods() {}

    /** @param failed as it ended; a release that stays keeps its pods, and the commands that ask them */
    static List<Problem> told(Outcome failed, long revision, List<Problem> why) {
        boolean gone = failed == Outcome.FAILED_AND_RESTORED || failed == Outcome.FAILED_AND_CLEANED_UP;
        String instead =
                "The pod is gone; its log, events and state are in failed-" + revision + ", beside report.html";
        return gone
                ? why.stream()
                        .map(problem ->
                                problem.mend(ASKS_POD.matcher(problem.remedy()).replaceAll(instead)))
                        .toList()
                : why;
    }
}
