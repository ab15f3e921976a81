package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.cluster.LiveObject;
import java.util.List;
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

    EvidenceCollector(ClusterReader reader, UnaryOperator<String> redaction) {
        this.reader = reader;
        this.redaction = redaction;
    }

    List<WorkloadFailure> collect(List<WorkloadProgress> workloads, ClusterView view) {
        return workloads.stream()
                .map(workload -> new WorkloadFailure(RedactingLog.redacted(workload, redaction), of(workload, view)))
                .toList();
    }

    private List<PodEvidence> of(WorkloadProgress workload, ClusterView view) {
        Optional<LiveObject> live = view.find(workload.id());
        if (live.isEmpty()) {
            return List.of();
        }
        Related related = view.relatedTo(live.get());
        return CurrentPods.of(live.get(), related).stream()
                .filter(pod -> !Condition.isTrue(pod, "Ready"))
                .limit(PODS)
                .map(pod -> of(pod, related))
                .toList();
    }

    private PodEvidence of(LiveObject pod, Related related) {
        Optional<ContainerState> guilty = ContainerState.of(pod).stream()
                .filter(container -> !container.isDone())
                .findFirst();
        String container = guilty.map(ContainerState::name).orElse("");
        LogInstance instance = guilty.map(EvidenceCollector::instance).orElse(LogInstance.CURRENT);
        return new PodEvidence(
                pod.id().name(),
                container,
                redaction.apply(guilty.map(ContainerState::text).orElse(pod.text("status", "phase"))),
                warnings(pod, related),
                guilty.map(state -> log(pod, state, instance)).orElse(List.of()),
                instance);
    }

    /** A container that waits for its next start has written nothing yet: its last instance did. */
    private static LogInstance instance(ContainerState container) {
        return container.restarts() > 0 && !container.isRunning() && !container.hasEnded()
                ? LogInstance.PREVIOUS
                : LogInstance.CURRENT;
    }

    private List<String> warnings(LiveObject pod, Related related) {
        List<String> all = related.eventsOf(pod).stream()
                .filter(event -> event.text("type").equals("Warning"))
                .map(event ->
                        event.text("reason") + ": " + event.text("message").strip())
                .distinct()
                .map(redaction)
                .toList();
        return all.subList(Math.max(0, all.size() - EVENTS), all.size());
    }

    /** A log that cannot be had is no reason to withhold the rest. */
    private List<String> log(LiveObject pod, ContainerState container, LogInstance instance) {
        if (!container.hasRun()) {
            return List.of();
        }
        try {
            String text = reader.log(pod.id().namespace(), pod.id().name(), container.name(), instance, LOG_LINES);
            return redaction.apply(text).lines().toList();
        } catch (ClusterException e) {
            return List.of("(the log cannot be read: " + e.problems().get(0).what() + ")");
        }
    }
}
