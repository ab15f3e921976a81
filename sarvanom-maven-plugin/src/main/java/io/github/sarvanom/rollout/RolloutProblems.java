package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells an outcome that is no success as problems, one a workload: what, what was seen of its pods, the next step. */
public final class RolloutProblems {
    private RolloutProblems() {}

    /** Empty when the rollout succeeded. */
    public static List<Problem> of(RolloutOutcome outcome) {
        return outcome instanceof RolloutOutcome.Interrupted interrupted
                ? List.of(interrupted(interrupted))
                : List.copyOf(byWorkload(outcome).values());
    }

    /** What failed or was late, in that outcome's order; empty for every other outcome. */
    public static Map<ResourceId, Problem> byWorkload(RolloutOutcome outcome) {
        Map<ResourceId, Problem> problems = new LinkedHashMap<>();
        if (outcome instanceof RolloutOutcome.Failed failed) {
            failed.failures().forEach(each -> problems.put(each.workload().id(), failed(each, failed.took())));
        }
        if (outcome instanceof RolloutOutcome.TimedOut timedOut) {
            timedOut.missing().forEach(each -> problems.put(each.workload().id(), timedOut(each, timedOut.deadline())));
        }
        return problems;
    }

    private static Problem failed(WorkloadFailure failure, Duration took) {
        WorkloadProgress workload = failure.workload();
        Problem problem = Problem.of(
                        workload.display() + " cannot become ready: " + pods(workload) + " after " + seconds(took))
                .seen(DiagnosisText.lines(failure))
                .seen(EvidenceText.lines(failure))
                .seen(serving(workload));
        return DiagnosisText.advise(problem, failure.diagnoses());
    }

    private static Problem timedOut(WorkloadFailure missing, RolloutDeadline deadline) {
        WorkloadProgress workload = missing.workload();
        Problem problem = Problem.of(workload.display() + " was not ready in time: " + pods(workload) + " after "
                        + seconds(deadline.duration()))
                .seen(DiagnosisText.lines(missing))
                .seen(EvidenceText.lines(missing))
                .seen(serving(workload))
                .seen("the deadline: " + deadline.reason());
        return DiagnosisText.advise(
                problem,
                missing.diagnoses(),
                "If it only needs longer, set <timeout> in <environment>, or -Dsarvanom.timeout=15m");
    }

    private static Problem interrupted(RolloutOutcome.Interrupted interrupted) {
        return Problem.of("interrupted while waiting for the rollout")
                .seen(interrupted.workloads().stream()
                        .filter(workload -> !workload.isReady())
                        .map(workload -> workload.display() + ": " + pods(workload) + ", " + Reasons.blame(workload))
                        .toList())
                .mend("What was applied stays, and Kubernetes goes on: mvn sarvanom:status shows how it ends");
    }

    private static String pods(WorkloadProgress workload) {
        Replicas replicas = workload.replicas();
        return replicas.ready() + " of " + replicas.wanted() + " pods ready";
    }

    private static List<String> serving(WorkloadProgress workload) {
        int earlier = workload.replicas().earlier();
        return earlier == 0
                ? List.of()
                : List.of(earlier + (earlier == 1 ? " pod" : " pods") + " of the earlier release "
                        + (earlier == 1 ? "goes" : "go") + " on serving");
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
