package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import java.time.Duration;
import java.util.List;

/**
 * How far one object of a rollout is.
 *
 * @param pods those with the present template, by name; empty for kinds without pods and while none has been seen
 * @param took from the start of the wait to its readiness; for an object that is not ready, to this moment
 * @param earlier pods with an earlier template, by name: they serve, or are about to stop
 */
public record WorkloadProgress(
        ResourceId id,
        Readiness readiness,
        Replicas replicas,
        List<PodProgress> pods,
        Duration took,
        List<PodProgress> earlier) {
    public WorkloadProgress {
        pods = List.copyOf(pods);
        earlier = List.copyOf(earlier);
    }

    /** One without pods of an earlier template. */
    public WorkloadProgress(
            ResourceId id, Readiness readiness, Replicas replicas, List<PodProgress> pods, Duration took) {
        this(id, readiness, replicas, pods, took, List.of());
    }

    /** The same, judged otherwise. */
    WorkloadProgress judged(Readiness otherwise) {
        return new WorkloadProgress(id, otherwise, replicas, pods, took, earlier);
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
