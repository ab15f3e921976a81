package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.diagnosis.Case;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.rollout.diagnosis.Diagnostician;
import io.github.sarvanom.rollout.diagnosis.Origins;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.Related;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Fetches what the pods of an unready workload show of why. */
final class EvidenceCollector {
    /** Pods shown of one workload: its pods are alike, and so are their failures. */
    static final int PODS = 2;

    private static final int EVENTS = 5;
    private static final int LOG_LINES = 20;

    private final ClusterReader reader;
    private final UnaryOperator<String> redaction;
    private final Origins origins;
    private final InstantSource clock;

    EvidenceCollector(ClusterReader reader, UnaryOperator<String> redaction, Origins origins, InstantSource clock) {
        this.reader = reader;
        this.origins = origins;
        this.clock = clock;
        this.redaction = redaction;
    }

    List<WorkloadFailure> collect(List<WorkloadProgress> workloads, ClusterView view) {
        Map<WorkloadProgress, List<PodEvidence>> pods = new HashMap<>();
        InFlight.usual()
                .each(workloads, workload -> of(workload, view))
                .answers()
                .forEach(answer -> pods.put(answer.item(), answer.value()));
        return workloads.stream()
                .map(workload -> new WorkloadFailure(
                        RedactingLog.redacted(workload, redaction),
                        diagnoses(workload, view),
                        warnings(workload, view),
                        pods.getOrDefault(workload, List.of())))
                .toList();
    }

    private List<String> warnings(WorkloadProgress workload, ClusterView view) {
        Map<String, String> newest = new LinkedHashMap<>();
        view.find(workload.id())
                .ifPresent(live -> view.relatedTo(live).eventsOf(live).stream()
                        .filter(EvidenceCollector::isWarning)
                        .forEach(event -> newest.put(event.text("reason"), text(event))));
        return newest.values().stream().map(redaction).toList();
    }

    private static boolean isWarning(LiveObject event) {
        return event.text("type").equals("Warning");
    }

    private static String text(LiveObject event) {
        return event.text("reason") + ": " + event.text("message").strip();
    }

    /** From what is known already; asks the cluster nothing. */
    List<Diagnosis> diagnoses(WorkloadProgress workload, ClusterView view) {
        LiveObject live = view.find(workload.id()).orElseGet(() -> nameOnly(workload.id()));
        Related related = view.relatedTo(live);
        Case given = new Case(live, Suspicions.of(workload, live, related), related, clock.instant());
        return new Diagnostician(origins)
                .diagnose(given).stream()
                        .map(diagnosis -> diagnosis.redacted(redaction))
                        .toList();
    }

    /** Stands for an object that is gone. */
    private static LiveObject nameOnly(ResourceId id) {
        return LiveObject.of(Map.of(
                "apiVersion", id.apiVersion(),
                "kind", id.kind(),
                "metadata", Map.of("name", id.name(), "namespace", id.namespace())));
    }

    private List<PodEvidence> of(WorkloadProgress workload, ClusterView view) {
        Optional<LiveObject> live = view.find(workload.id());
        if (live.isEmpty()) {
            return List.of();
        }
        Related related = view.relatedTo(live.get());
        return CurrentPods.of(live.get(), related).stream()
                .filter(pod -> !Condition.isTrue(pod, "Ready"))
                .sorted(Comparator.comparing(EvidenceCollector::hasNothingToTell))
                .limit(PODS)
                .map(pod -> of(pod, related))
                .toList();
    }

    /** Its containers are still being made: those of another pod of the same workload know more. */
    private static boolean hasNothingToTell(LiveObject pod) {
        return ContainerState.of(pod).stream().noneMatch(ContainerState::hasRun);
    }

    private PodEvidence of(LiveObject pod, Related related) {
        Optional<ContainerState> guilty = ContainerState.of(pod).stream()
                .filter(container -> !container.isDone())
                .findFirst();
        String container = guilty.map(ContainerState::name).orElse("");
        Words words = guilty.filter(ContainerState::hasRun)
                .map(state -> words(pod, state))
                .orElse(Words.NONE);
        return new PodEvidence(
                pod.id().name(),
                container,
                redaction.apply(guilty.map(ContainerState::text).orElse(pod.text("status", "phase"))),
                warnings(pod, related),
                words.lines(),
                words.instance());
    }

    /** What a container wrote last, in which of its runs. */
    private record Words(LogInstance instance, List<String> lines) {
        static final Words NONE = new Words(LogInstance.CURRENT, List.of());
    }

    /** A container that waits for its next start has written nothing yet: its last instance did. */
    private static LogInstance instance(ContainerState container) {
        return container.restarts() > 0 && !container.isRunning() && !container.hasEnded()
                ? LogInstance.PREVIOUS
                : LogInstance.CURRENT;
    }

    private List<String> warnings(LiveObject pod, Related related) {
        List<String> all = related.eventsOf(pod).stream()
                .filter(EvidenceCollector::isWarning)
                .map(EvidenceCollector::text)
                .distinct()
                .map(redaction)
                .toList();
        return all.subList(Math.max(0, all.size() - EVENTS), all.size());
    }

    /** A log that cannot be had is no reason to withhold the rest. */
    private Words words(LiveObject pod, ContainerState container) {
        LogInstance instance = instance(container);
        try {
            List<String> lines = log(pod, container, instance);
            return lines.isEmpty() ? otherwise(pod, container, instance) : new Words(instance, lines);
        } catch (ClusterException e) {
            return new Words(
                    instance,
                    List.of("(the log cannot be read: " + e.problems().get(0).what() + ")"));
        }
    }

    /** Who says nothing may have begun again since its status was written: then the run before said it. */
    private Words otherwise(LiveObject pod, ContainerState container, LogInstance silent) {
        LogInstance other = silent == LogInstance.CURRENT ? LogInstance.PREVIOUS : LogInstance.CURRENT;
        try {
            List<String> lines = log(pod, container, other);
            return lines.isEmpty() ? new Words(silent, lines) : new Words(other, lines);
        } catch (ClusterException neverRan) {
            return new Words(silent, List.of());
        }
    }

    private List<String> log(LiveObject pod, ContainerState container, LogInstance instance) {
        String text = reader.log(pod.id().namespace(), pod.id().name(), container.name(), instance, LOG_LINES);
        return redaction
                .apply(text)
                .lines()
                .filter(line -> !line.startsWith(ClusterReader.LOG_TAKEN_AWAY))
                .toList();
    }
}
