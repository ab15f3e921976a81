package io.github.sarvanom.report;

import io.github.sarvanom.rollout.PodProgress;
import io.github.sarvanom.rollout.Readiness;
import io.github.sarvanom.rollout.Reasons;
import io.github.sarvanom.rollout.WorkloadProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
            lines.addAll(branch(shown.get(i), hidden == 0 && i == shown.size() - 1, width(shown), elapsed));
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
        return 1L + podsToShow(workload).size() + earlierSets(workload).size();
    }

    private List<String> branch(WorkloadProgress workload, boolean last, int width, Duration elapsed) {
        List<String> lines = new ArrayList<>();
        String start =
                (last ? corner() : fork()) + Words.padded(workload.display(), width) + Sentence.count(workload) + "  ";
        boolean podsSayWhy = !podsToShow(workload).isEmpty();
        String reason = workload.isReady() ? Sentence.ready(workload) : podsSayWhy ? "" : Reasons.blame(workload);
        lines.add((start + ink(workload.readiness()).on(look, fitted(reason, start.length()))).stripTrailing());
        List<Twig> twigs = twigs(workload, elapsed);
        for (int i = 0; i < twigs.size(); i++) {
            String stem = (last ? "   " : stem()) + (i == twigs.size() - 1 ? corner() : fork());
            lines.add(stem + twigs.get(i).ink().on(look, fitted(twigs.get(i).text(), stem.length())));
        }
        return lines;
    }

    /** A line below a workload. */
    private record Twig(String text, Ink ink) {}

    /** New pods by themselves, old ones by their ReplicaSet: of them only how many serve yet and how many stop counts. */
    private static List<Twig> twigs(WorkloadProgress workload, Duration elapsed) {
        List<Twig> twigs = new ArrayList<>();
        Map<String, List<PodProgress>> earlier = earlierSets(workload);
        String mark = earlier.isEmpty() ? "" : "new ";
        for (PodProgress pod : podsToShow(workload)) {
            long age = elapsed.minus(pod.since()).toSeconds();
            String text = mark + pod.name() + "  " + age + " s  " + Reasons.text(pod.readiness());
            twigs.add(new Twig(text, ink(pod.readiness())));
        }
        earlier.forEach((set, pods) -> twigs.add(new Twig("old " + set + "  " + left(pods), Ink.FAINT)));
        return twigs;
    }

    private static String left(List<PodProgress> pods) {
        long serving = pods.stream()
                .filter(pod -> pod.readiness() instanceof Readiness.Ready)
                .count();
        long others = pods.size() - serving;
        return serving == 0
                ? Words.count(others, "pod") + " about to stop"
                : Words.count(serving, "pod") + " serving" + (others == 0 ? "" : ", " + others + " about to stop");
    }

    private static Map<String, List<PodProgress>> earlierSets(WorkloadProgress workload) {
        return workload.isReady()
                ? Map.of()
                : workload.earlier().stream()
                        .collect(Collectors.groupingBy(PodProgress::set, TreeMap::new, Collectors.toList()));
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
        return readiness.isFailure() ? Ink.BAD : isInDoubt(readiness) ? Ink.CHANGED : Ink.FAINT;
    }

    private static int width(List<WorkloadProgress> workloads) {
        return workloads.stream()
                        .mapToInt(workload -> workload.display().length())
                        .max()
                        .orElse(0)
                + 2;
    }

    private static boolean isInDoubt(Readiness readiness) {
        return readiness instanceof Readiness.Suspect || readiness instanceof Readiness.Retrying;
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
