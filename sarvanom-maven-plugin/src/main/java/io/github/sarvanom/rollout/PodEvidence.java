package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import java.util.List;

/**
 * What one pod shows of why it is not ready. Holds no secret's value: every text went through the redaction.
 *
 * @param container the one that keeps the pod back; empty when no container was made yet
 * @param state its state in one line: {@code waiting, CrashLoopBackOff; ended with exit code 1}
 * @param events the last warnings about the pod, oldest first, a line each
 * @param log the container's last lines; empty when it wrote none
 */
public record PodEvidence(
        String pod, String container, String state, List<String> events, List<String> log, LogInstance instance) {
    public PodEvidence {
        events = List.copyOf(events);
        log = List.copyOf(log);
    }

    /** Whether the other's log says the same, numbers aside: times and thread ids differ from pod to pod. */
    public boolean echoes(PodEvidence other) {
        return !log.isEmpty() && withoutNumbers(log).equals(withoutNumbers(other.log));
    }

    private static List<String> withoutNumbers(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll("\\d+", "0")).toList();
    }
}
