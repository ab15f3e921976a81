package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import java.time.Duration;
import java.util.List;

/**
 * How far one object of a rollout is.
 *
 * @param pods those with the present template, by name; empty for kinds without pods and while none has been seen
 * @param took from the start of the wait to its readiness; for an object that is not ready, to this moment
 */
public record WorkloadProgress(
        ResourceId id, Readiness readiness, Replicas replicas, List<PodProgress> pods, Duration took) {
    public WorkloadProgress {
        pods = List.copyOf(pods);
    }

    /** A Deployment is named by its service's name alone, anything else with its kind. */
    public String display() {
        return id.kind().equals("Deployment") ? id.name() : id.display();
    }

    public boolean isReady() {
        return readiness instanceof Readiness.Ready;
    }

    /** Whether it looks the same to a reader; time passing is no change. */
    boolean looksLike(WorkloadProgress other) {
        return readiness.equals(other.readiness) && replicas.equals(other.replicas) && pods.equals(other.pods);
    }
}
