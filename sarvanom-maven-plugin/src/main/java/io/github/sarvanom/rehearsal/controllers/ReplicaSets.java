package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Keeps as many pods as each ReplicaSet wishes. */
final class ReplicaSets implements Reconciler {
    static final String MANAGER = "kube-controller-manager";

    private final InternalClient client;
    private final OwnedPods pods;
    private final Availability availability;
    private final Clock clock;

    ReplicaSets(InternalClient client, EventRecorder events, Availability availability, Clock clock) {
        this.client = client;
        this.pods = new OwnedPods(client, events, "replicaset-controller");
        this.availability = availability;
        this.clock = clock;
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("ReplicaSet", key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        ObjectNode set = found.get();
        List<ObjectNode> there = pods.active(set);
        int wanted = set.path("spec").path("replicas").asInt(1);
        String failure = "";
        if (!Meta.isBeingDeleted(set)) {
            failure = wanted > there.size() ? add(set, wanted - there.size()) : "";
            remove(set, there, there.size() - wanted);
        }
        report(key, set, pods.active(set), failure);
    }

    /** Creates pods; answers why it could not, or nothing. */
    private String add(ObjectNode set, int count) {
        for (int i = 0; i < count; i++) {
            Optional<String> refusal = pods.make(set, OwnedPods.pod(set));
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return "";
    }

    /** Unready pods go first, then the youngest. */
    private void remove(ObjectNode set, List<ObjectNode> there, int count) {
        if (count <= 0) {
            return;
        }
        List<ObjectNode> order = new ArrayList<>(there);
        order.sort(Comparator.comparing((ObjectNode pod) -> Pods.isReady(pod))
                .thenComparing(Comparator.comparing((ObjectNode pod) -> Meta.text(pod, "creationTimestamp"))
                        .reversed()));
        for (ObjectNode pod : order.subList(0, Math.min(count, order.size()))) {
            pods.remove(set, pod);
        }
    }

    private void report(ObjectKey key, ObjectNode set, List<ObjectNode> standing, String failure) {
        int ready = (int) standing.stream().filter(Pods::isReady).count();
        int available = (int) standing.stream()
                .filter(pod -> availability.holds(key, set, pod))
                .count();
        client.update(set, "status", MANAGER, next -> {
            ObjectNode status = next.withObject("/status");
            status.put("replicas", standing.size()).put("fullyLabeledReplicas", standing.size());
            status.put("readyReplicas", ready).put("availableReplicas", available);
            status.put("observedGeneration", Pods.generation(set));
            if (failure.isEmpty()) {
                Conditions.remove(status, "ReplicaFailure");
            } else {
                Conditions.explain(
                        Conditions.set(
                                status,
                                "ReplicaFailure",
                                true,
                                clock.instant()
                                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                        .toString()),
                        "FailedCreate",
                        failure);
            }
        });
    }
}
