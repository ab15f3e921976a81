package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How long the probes of a pod let it start. */
public final class StartSum {
    private StartSum() {}

    /** Of the pods that a workload makes. */
    public static Duration ofTemplate(LiveObject workload) {
        return sum(
                workload.maps("spec", "template", "spec", "initContainers"),
                workload.maps("spec", "template", "spec", "containers"));
    }

    public static Duration of(LiveObject pod) {
        return sum(pod.maps("spec", "initContainers"), pod.maps("spec", "containers"));
    }

    /** Sidecars start one after the other, each when the one before it has started: Kubernetes, "Sidecar Containers". */
    private static Duration sum(List<Map<String, Object>> sidecars, List<Map<String, Object>> containers) {
        Duration before = sidecars.stream()
                .map(container -> probe(container, "startupProbe"))
                .reduce(Duration.ZERO, Duration::plus);
        return containers.stream()
                .map(StartSum::container)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .plus(before);
    }

    /** Startup and readiness follow each other: Kubernetes, "Configure Liveness, Readiness and Startup Probes". */
    private static Duration container(Map<String, Object> container) {
        return probe(container, "startupProbe").plus(probe(container, "readinessProbe"));
    }

    private static Duration probe(Map<String, Object> container, String probe) {
        return ProbeSum.of(container.get(probe)).map(ProbeSum::total).orElse(Duration.ZERO);
    }
}
