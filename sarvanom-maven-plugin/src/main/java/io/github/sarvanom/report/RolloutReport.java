package io.github.sarvanom.report;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.Doubt;
import io.github.sarvanom.rollout.Readiness;
import io.github.sarvanom.rollout.Reasons;
import io.github.sarvanom.rollout.RolloutDeadline;
import io.github.sarvanom.rollout.RolloutLog;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of a rollout for a log: a line a state change, and a sign of life when nothing changes for long. */
final class RolloutReport implements RolloutLog {
    private static final String STAGE = "rollout";
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** What passes sooner is not worth a line that stays. */
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(2);

    private Page page;
    private final Map<ResourceId, String> lastSaid = new HashMap<>();
    private final Map<ResourceId, Passing> passing = new LinkedHashMap<>();
    private RolloutDeadline deadline = new RolloutDeadline(Duration.ofDays(1), "");
    private Duration lastSpoke = Duration.ZERO;
    private boolean spoke;

    RolloutReport(Page page) {
        this.page = page;
    }

    @Override
    public void waiting(List<WorkloadProgress> workloads, RolloutDeadline until) {
        page = page.wideEnoughFor(
                workloads.stream().map(WorkloadProgress::display).toList());
        deadline = until;
        lastSpoke = Duration.ZERO;
        lastSaid.clear();
        passing.clear();
        long due = workloads.stream().filter(workload -> !workload.isReady()).count();
        page.stage(STAGE, "waiting for " + Words.count(due, "workload") + ", at most " + Words.time(until.duration()));
        page.stage("", Ink.FAINT.on(page.look(), until.reason()));
    }

    @Override
    public void progressed(WorkloadProgress workload) {
        String text = Sentence.count(workload) + " ready  " + Reasons.blame(workload);
        Passing before = passing.get(workload.id());
        if (before == null || !before.text.equals(text)) {
            passing.put(workload.id(), new Passing(text, workload.took()));
        }
        if (workload.readiness() instanceof Readiness.Suspect) {
            say(workload, text);
        }
    }

    @Override
    public void ready(WorkloadProgress workload) {
        say(
                workload,
                Ink.GOOD.on(page.look(), Sentence.count(workload) + " ready") + " after "
                        + Words.time(workload.took()));
    }

    @Override
    public void failed(WorkloadProgress workload) {
        say(workload, Ink.BAD.on(page.look(), Sentence.count(workload) + " failed") + "  " + Reasons.blame(workload));
    }

    @Override
    public void doubted(Doubt doubt) {
        spoke = true;
        String name = doubt.workload().display();
        page.service(STAGE, name, Ink.CHANGED.on(page.look(), DoubtText.headline(doubt)));
        DoubtText.details(doubt).forEach(line -> page.service("", "", line));
    }

    @Override
    public void recovered(WorkloadProgress workload, List<Diagnosis> from) {
        page.service(STAGE, workload.display(), DoubtText.over(from));
    }

    @Override
    public void ticked(List<WorkloadProgress> workloads, Duration elapsed) {
        workloads.forEach(workload -> sayWhatStays(workload, elapsed));
        if (spoke) {
            spoke = false;
            lastSpoke = elapsed;
        }
        if (elapsed.minus(lastSpoke).compareTo(SILENCE) >= 0) {
            lastSpoke = elapsed;
            String missing = workloads.stream()
                    .filter(workload -> !workload.isReady())
                    .map(workload -> workload.display() + " (" + Sentence.count(workload) + ")")
                    .collect(Collectors.joining(", "));
            page.stage(
                    STAGE,
                    "still waiting for " + missing + ", " + Words.time(elapsed) + " of "
                            + Words.time(deadline.duration()));
        }
    }

    private void sayWhatStays(WorkloadProgress workload, Duration elapsed) {
        Passing state = passing.get(workload.id());
        if (state != null && elapsed.minus(state.since).compareTo(WORTH_A_LINE) >= 0) {
            say(workload, state.text);
        }
    }

    @Override
    public void ended(List<WorkloadProgress> workloads, Duration took) {
        long ready = workloads.stream().filter(WorkloadProgress::isReady).count();
        if (ready < workloads.size()) {
            page.stage(
                    STAGE,
                    "waited " + Words.time(took) + ", " + ready + " of " + Words.count(workloads.size(), "workload")
                            + " ready");
        }
    }

    @Override
    public void notJudged(ResourceId id) {
        page.stage(STAGE, id.display() + " is not judged: its kind is not known here");
    }

    @Override
    public void withoutSight(String kind, Problem why) {
        page.stage(STAGE, "goes on without a sight of kind " + kind + ": " + why.what());
    }

    private void say(WorkloadProgress workload, String text) {
        passing.remove(workload.id());
        if (!text.equals(lastSaid.put(workload.id(), text))) {
            spoke = true;
            page.service(STAGE, workload.display(), text);
        }
    }

    /** A state that may be gone in a moment. */
    private record Passing(String text, Duration since) {}
}
