package io.github.sarvanom.report;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.report.Happening.Mood;
import io.github.sarvanom.rollout.Doubt;
import io.github.sarvanom.rollout.Reasons;
import io.github.sarvanom.rollout.RolloutDeadline;
import io.github.sarvanom.rollout.RolloutLog;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the rollout into the chronicle while another log shows it. */
final class ChronicledRollout implements RolloutLog {
    private static final String STAGE = "rollout";

    private final Chronicle chronicle;
    private final RolloutLog shown;
    private final Findings findings;
    private final Runnable waits;
    private final Map<ResourceId, String> said = new HashMap<>();

    /** @param waits told when a wait begins */
    ChronicledRollout(Chronicle chronicle, Findings findings, Runnable waits, RolloutLog shown) {
        this.waits = waits;
        this.chronicle = chronicle;
        this.findings = findings;
        this.shown = shown;
    }

    @Override
    public void waiting(List<WorkloadProgress> workloads, RolloutDeadline deadline) {
        String text = "waiting for " + Words.count(workloads.size(), "workload") + ", at most "
                + Words.time(deadline.duration());
        chronicle.tell(STAGE, "", Mood.NEUTRAL, text);
        findings.waiting(workloads);
        waits.run();
        shown.waiting(workloads, deadline);
    }

    @Override
    public void progressed(WorkloadProgress workload) {
        String text = Sentence.count(workload) + " ready, " + Reasons.blame(workload);
        if (!text.equals(said.put(workload.id(), text))) {
            chronicle.tell(STAGE, workload.display(), Mood.NEUTRAL, text);
        }
        shown.progressed(workload);
    }

    @Override
    public void ready(WorkloadProgress workload) {
        chronicle.tell(STAGE, workload.display(), Mood.GOOD, Sentence.count(workload) + " ready");
        shown.ready(workload);
    }

    @Override
    public void failed(WorkloadProgress workload) {
        chronicle.tell(STAGE, workload.display(), Mood.BAD, Reasons.blame(workload));
        shown.failed(workload);
    }

    @Override
    public void doubted(Doubt doubt) {
        chronicle.tell(STAGE, doubt.workload().display(), Mood.NEUTRAL, DoubtText.headline(doubt), details(doubt));
        shown.doubted(doubt);
    }

    private static Map<String, String> details(Doubt doubt) {
        Diagnosis diagnosis = doubt.diagnosis();
        Map<String, String> details = new LinkedHashMap<>();
        details.put("code", diagnosis.cause().code());
        details.put("what", diagnosis.what());
        details.put("evidence", String.join("\n", diagnosis.evidence()));
        details.put("line", diagnosis.source().map(Source::toString).orElse(""));
        details.put("remedy", diagnosis.remedy());
        details.put("command", diagnosis.command());
        details.put("budget", DoubtText.budget(doubt));
        details.values().removeIf(String::isEmpty);
        return details;
    }

    @Override
    public void recovered(WorkloadProgress workload, List<Diagnosis> from) {
        chronicle.tell(STAGE, workload.display(), Mood.GOOD, DoubtText.over(from));
        shown.recovered(workload, from);
    }

    @Override
    public void ticked(List<WorkloadProgress> workloads, Duration elapsed) {
        shown.ticked(workloads, elapsed);
    }

    @Override
    public void ended(List<WorkloadProgress> workloads, Duration took) {
        shown.ended(workloads, took);
    }

    @Override
    public void concluded(RolloutOutcome outcome) {
        findings.rollout(outcome);
        shown.concluded(outcome);
    }

    @Override
    public void notJudged(ResourceId id) {
        chronicle.tell(STAGE, id.display(), Mood.NEUTRAL, "is not judged");
        shown.notJudged(id);
    }

    @Override
    public void withoutSight(String kind, Problem why) {
        shown.withoutSight(kind, why);
    }
}
