package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a log hears, a line a happening; ticks are counted alone. */
final class Heard implements RolloutLog {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<Doubt> doubts = new ArrayList<>();
    int ticks;
    int ended;

    @Override
    public void waiting(List<WorkloadProgress> workloads, RolloutDeadline deadline) {
        lines.add("waiting for " + workloads.size() + " until "
                + deadline.duration().toSeconds() + " s");
    }

    @Override
    public void progressed(WorkloadProgress workload) {
        add("progressed", workload);
    }

    @Override
    public void ready(WorkloadProgress workload) {
        add("ready", workload);
    }

    @Override
    public void failed(WorkloadProgress workload) {
        add("failed", workload);
    }

    @Override
    public void doubted(Doubt doubt) {
        doubts.add(doubt);
        lines.add("doubted " + doubt.workload().display() + " "
                + doubt.diagnosis().cause().code() + " "
                + doubt.workload().took().toMillis() + " ms, until "
                + (doubt.restarts() > 0
                        ? "restart " + doubt.restarts()
                        : doubt.until().toMillis() + " ms"));
    }

    @Override
    public void recovered(WorkloadProgress workload, List<Diagnosis> from) {
        lines.add("recovered " + workload.display() + " "
                + from.stream().map(each -> each.cause().code()).toList());
    }

    @Override
    public void ticked(List<WorkloadProgress> workloads, Duration elapsed) {
        ticks++;
    }

    @Override
    public void ended(List<WorkloadProgress> workloads, Duration took) {
        ended++;
    }

    @Override
    public void notJudged(ResourceId id) {
        lines.add("not judged " + id.display());
    }

    @Override
    public void withoutSight(String kind, Problem why) {
        lines.add("without " + kind + ": " + why.what());
    }

    private void add(String what, WorkloadProgress workload) {
        lines.add(what + " " + workload.display() + " " + workload.replicas().ready() + "/"
                + workload.replicas().wanted() + " " + workload.took().toMillis() + " ms "
                + Reasons.blame(workload));
    }
}
