package io.github.sarvanom.report;

import io.github.sarvanom.rollout.PodProgress;
import io.github.sarvanom.rollout.Readiness;
import io.github.sarvanom.rollout.Reasons;
import io.github.sarvanom.rollout.WorkloadProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The live picture of a rollout: a branch a workload, and below it the pods that are not ready. Never higher than the screen. */
final class TreeText {
    private static final int MOST_PODS = 4;

    private final Look look;
    private final Page page;

    TreeText(Page page) {
        this.page = page;
        this.look = page.look();
    }

    List<String> lines(List<WorkloadProgress> workloads, Duration elapsed, Duration deadline) {
        long ready = workloads.stream().filter(WorkloadProgress::isReady).count();
        List<String> lines = new ArrayList<>();
        lines.add(Ink.FAINT.on(look, Words.padded("rollout", Page.STAGE)) + ready + " of " + workloads.size() + " ready"
                + look.dot() + elapsed.toSeconds() + " s of at most " + Words.time(deadline));
        List<WorkloadProgress> shown = shown(workloads);
        int hidden = workloads.size() - shown.size();
        for (int i = 0; i < shown.size(); i++) {
            lines.addAll(branch(shown.get(i), hidden == 0 && i == shown.size() - 1, width(shown)));
        }
        if (hidden > 0) {
            long readyHidden =
                    ready - shown.stream().filter(WorkloadProgress::isReady).count();
            lines.add(corner() + hidden + " more, " + readyHidden + " of them ready");
        }
        return lines;
    }

    /** Where not all fit, those that are not ready come first. */
    private List<WorkloadProgress> shown(List<WorkloadProgress> workloads) {
        int room = look.height() - 4;
        long needed = workloads.stream().mapToLong(this::height).sum();
        if (needed <= room) {
            return workloads;
        }
        List<WorkloadProgress> shown = new ArrayList<>();
        long used = 0;
        for (WorkloadProgress workload : workloads.stream()
                .sorted(Comparator.comparing(WorkloadProgress::isReady))
                .toList()) {
            used += height(workload);
            if (used > room) {
                return shown;
            }
            shown.add(workload);
        }
        return shown;
    }

    private long height(WorkloadProgress workload) {
        return 1L + podsToShow(workload).size();
    }

    private List<String> branch(WorkloadProgress workload, boolean last, int width) {
        List<String> lines = new ArrayList<>();
        String start =
                (last ? corner() : fork()) + Words.padded(workload.display(), width) + Sentence.count(workload) + "  ";
        boolean podsSayWhy = !podsToShow(workload).isEmpty();
        String reason = workload.isReady() ? Sentence.ready(workload) : podsSayWhy ? "" : Reasons.blame(workload);
        lines.add((start + ink(workload.readiness()).on(look, fitted(reason, start.length()))).stripTrailing());
        List<PodProgress> pods = podsToShow(workload);
        for (int i = 0; i < pods.size(); i++) {
            String stem = (last ? "   " : stem()) + (i == pods.size() - 1 ? corner() : fork());
            String text = pods.get(i).name() + " " + Reasons.text(pods.get(i).readiness());
            lines.add(stem + ink(pods.get(i).readiness()).on(look, fitted(text, stem.length())));
        }
        return lines;
    }

    /** The first few that are not ready; how many there are in all is in the count. */
    private static List<PodProgress> podsToShow(WorkloadProgress workload) {
        return workload.isReady()
                ? List.of()
                : workload.pods().stream()
                        .filter(pod -> !(pod.readiness() instanceof Readiness.Ready))
                        .limit(MOST_PODS)
                        .toList();
    }

    private static Ink ink(Readiness readiness) {
        if (readiness instanceof Readiness.Ready) {
            return Ink.GOOD;
        }
        return readiness.isFailure() ? Ink.BAD : readiness instanceof Readiness.Suspect ? Ink.CHANGED : Ink.FAINT;
    }

    private static int width(List<WorkloadProgress> workloads) {
        return workloads.stream()
                        .mapToInt(workload -> workload.display().length())
                        .max()
                        .orElse(0)
                + 2;
    }

    private String fitted(String text, int used) {
        return page.fitted(text.replace("\n", " "), Math.max(10, look.width() - used - 1));
    }

    private String fork() {
        return look.unicode() ? "├─ " : "|- ";
    }

    private String corner() {
        return look.unicode() ? "└─ " : "`- ";
    }

    private String stem() {
        return look.unicode() ? "│  " : "|  ";
    }
}
