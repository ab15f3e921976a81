package io.github.sarvanom.report;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.Doubt;
import io.github.sarvanom.rollout.RolloutDeadline;
import io.github.sarvanom.rollout.RolloutLog;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.List;

/** A rollout on a terminal: one live tree, taken away when the wait is over; the summary or the problems follow. */
final class RolloutTree implements RolloutLog {
    private final Page page;
    private final RolloutReport lines;
    private final TreeText text;
    private Duration deadline = Duration.ZERO;

    /** @param lines says for good what is no passing state */
    RolloutTree(Page page, RolloutReport lines) {
        this.page = page;
        this.lines = lines;
        this.text = new TreeText(page);
    }

    @Override
    public void waiting(List<WorkloadProgress> workloads, RolloutDeadline until) {
        deadline = until.duration();
        page.live(text.lines(workloads, Duration.ZERO, deadline));
    }

    @Override
    public void progressed(WorkloadProgress workload) {
        // The tick that follows each change redraws the whole tree.
    }

    @Override
    public void ready(WorkloadProgress workload) {
        // As above.
    }

    @Override
    public void failed(WorkloadProgress workload) {
        lines.failed(workload);
    }

    @Override
    public void doubted(Doubt doubt) {
        lines.doubted(doubt);
    }

    @Override
    public void recovered(WorkloadProgress workload, List<Diagnosis> from) {
        lines.recovered(workload, from);
    }

    @Override
    public void ticked(List<WorkloadProgress> workloads, Duration elapsed) {
        page.live(text.lines(workloads, elapsed, deadline));
    }

    @Override
    public void ended(List<WorkloadProgress> workloads, Duration took) {
        page.live(List.of());
        lines.ended(workloads, took);
    }

    @Override
    public void notJudged(ResourceId id) {
        lines.notJudged(id);
    }

    @Override
    public void withoutSight(String kind, Problem why) {
        lines.withoutSight(kind, why);
    }
}
