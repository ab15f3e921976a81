package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes the values of secrets out of the reasons, which quote the cluster, before anybody hears them. */
final class RedactingLog implements RolloutLog {
    private final RolloutLog log;
    private final UnaryOperator<String> redaction;

    RedactingLog(RolloutLog log, UnaryOperator<String> redaction) {
        this.log = log;
        this.redaction = redaction;
    }

    static WorkloadProgress redacted(WorkloadProgress workload, UnaryOperator<String> redaction) {
        return new WorkloadProgress(
                workload.id(),
                redacted(workload.readiness(), redaction),
                workload.replicas(),
                redacted(workload.pods(), redaction),
                workload.took(),
                redacted(workload.earlier(), redaction));
    }

    private static List<PodProgress> redacted(List<PodProgress> pods, UnaryOperator<String> redaction) {
        return pods.stream()
                .map(pod -> new PodProgress(pod.name(), redacted(pod.readiness(), redaction), pod.since()))
                .toList();
    }

    @Override
    public void waiting(List<WorkloadProgress> workloads, RolloutDeadline deadline) {
        log.waiting(all(workloads), deadline);
    }

    @Override
    public void progressed(WorkloadProgress workload) {
        log.progressed(redacted(workload, redaction));
    }

    @Override
    public void ready(WorkloadProgress workload) {
        log.ready(redacted(workload, redaction));
    }

    @Override
    public void failed(WorkloadProgress workload) {
        log.failed(redacted(workload, redaction));
    }

    @Override
    public void ticked(List<WorkloadProgress> workloads, Duration elapsed) {
        log.ticked(all(workloads), elapsed);
    }

    @Override
    public void ended(List<WorkloadProgress> workloads, Duration took) {
        log.ended(all(workloads), took);
    }

    @Override
    public void doubted(Doubt doubt) {
        log.doubted(new Doubt(
                redacted(doubt.workload(), redaction),
                doubt.diagnosis().redacted(redaction),
                doubt.until(),
                doubt.restarts(),
                doubt.hope()));
    }

    @Override
    public void recovered(WorkloadProgress workload, List<Diagnosis> from) {
        log.recovered(
                redacted(workload, redaction),
                from.stream().map(each -> each.redacted(redaction)).toList());
    }

    /** It was redacted when it was made. */
    @Override
    public void concluded(RolloutOutcome outcome) {
        log.concluded(outcome);
    }

    @Override
    public void notJudged(ResourceId id) {
        log.notJudged(id);
    }

    @Override
    public void withoutSight(String kind, Problem why) {
        log.withoutSight(kind, why);
    }

    private List<WorkloadProgress> all(List<WorkloadProgress> workloads) {
        return workloads.stream().map(workload -> redacted(workload, redaction)).toList();
    }

    private static Readiness redacted(Readiness readiness, UnaryOperator<String> redaction) {
        if (readiness instanceof Readiness.InProgress progress) {
            return new Readiness.InProgress(redaction.apply(progress.reason()));
        }
        if (readiness instanceof Readiness.Suspect suspect) {
            return new Readiness.Suspect(suspect.cause(), redaction.apply(suspect.reason()), suspect.patience());
        }
        if (readiness instanceof Readiness.Retrying retrying) {
            return new Readiness.Retrying(retrying.cause(), redaction.apply(retrying.reason()), retrying.enough());
        }
        return readiness instanceof Readiness.Failed failed
                ? new Readiness.Failed(failed.cause(), redaction.apply(failed.reason()))
                : readiness;
    }
}
