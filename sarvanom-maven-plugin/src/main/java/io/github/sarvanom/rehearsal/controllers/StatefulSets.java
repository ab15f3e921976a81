package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.Deletes;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes, renews and removes the numbered pods of StatefulSets, one after the other, as "StatefulSets" in the Kubernetes
 * documentation describes it. Templates of former times are not kept: a pod below the partition that is missing gets the present one.
 */
final class StatefulSets implements Reconciler {
    static final String REVISION = "controller-revision-hash";
    private static final String COMPONENT = "statefulset-controller";

    private final InternalClient client;
    private final EventRecorder events;
    private final OwnedPods pods;
    private final Availability availability;
    private final StatefulPods shape;

    StatefulSets(InternalClient client, EventRecorder events, Availability availability) {
        this.client = client;
        this.events = events;
        this.pods = new OwnedPods(client, events, COMPONENT);
        this.availability = availability;
        this.shape = new StatefulPods(client, events);
    }

    /**
     * A set as it is, and its pods.
     *
     * @param pods those that are ending too
     */
    private record View(ObjectKey key, ObjectNode set, List<ObjectNode> pods) {
        int first() {
            return set.path("spec").path("ordinals").path("start").asInt(0);
        }

        int end() {
            return first() + Deployments.replicas(set);
        }

        Optional<ObjectNode> pod(int ordinal) {
            String name = Meta.name(set) + "-" + ordinal;
            return pods.stream().filter(pod -> Meta.name(pod).equals(name)).findFirst();
        }

        boolean isOrdered() {
            return !set.path("spec").path("podManagementPolicy").asString("").equals("Parallel");
        }

        JsonNode strategy() {
            return set.path("spec").path("updateStrategy");
        }

        boolean isCurrent(ObjectNode pod) {
            return Meta.labels(pod).getOrDefault(REVISION, "").equals(revision(set));
        }
    }

    static String revision(JsonNode set) {
        return Meta.name(set) + "-" + TemplateHash.of(set);
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("StatefulSet", key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        ObjectNode set = found.get();
        if (!Meta.isBeingDeleted(set)) {
            step(new View(key, set, pods.of(set)));
        }
        report(new View(key, set, pods.of(set)));
    }

    private void step(View view) {
        for (int ordinal = view.first(); ordinal < view.end(); ordinal++) {
            Optional<ObjectNode> pod = view.pod(ordinal);
            if (pod.isEmpty()) {
                shape.make(view.set(), ordinal);
            }
            if (view.isOrdered() && !isHealthy(view, pod)) {
                return; // the next change of this pod calls again
            }
        }
        if (!shrinks(view)) {
            renew(view);
        }
    }

    private boolean isHealthy(View view, Optional<ObjectNode> pod) {
        return pod.filter(each -> !Meta.isBeingDeleted(each) && availability.holds(view.key(), view.set(), each))
                .isPresent();
    }

    /** Takes away what is beyond the wanted number, the highest first; answers whether the rest has to wait for it. */
    private boolean shrinks(View view) {
        List<ObjectNode> beyond = view.pods().stream()
                .filter(pod -> ordinal(pod) < view.first() || ordinal(pod) >= view.end())
                .sorted(Comparator.comparingInt(StatefulSets::ordinal).reversed())
                .toList();
        for (ObjectNode pod : beyond) {
            remove(view.set(), pod);
            if (view.isOrdered()) {
                return true;
            }
        }
        return false;
    }

    private static int ordinal(ObjectNode pod) {
        String name = Meta.name(pod);
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    /** Replaces the highest pod that has another template; none while one above it is not well. */
    private void renew(View view) {
        if (view.strategy().path("type").asString("").equals("OnDelete")) {
            return;
        }
        int partition = view.strategy().path("rollingUpdate").path("partition").asInt(0);
        for (int ordinal = view.end() - 1; ordinal >= view.first() + partition; ordinal--) {
            Optional<ObjectNode> pod = view.pod(ordinal);
            if (pod.isPresent() && !view.isCurrent(pod.get())) {
                remove(view.set(), pod.get());
                return;
            }
            if (!isHealthy(view, pod)) {
                return;
            }
        }
    }

    private void remove(ObjectNode set, ObjectNode pod) {
        if (!Meta.isBeingDeleted(pod)) {
            client.delete(pod, Deletes.Options.PLAIN);
            events.normal(
                    set,
                    COMPONENT,
                    "SuccessfulDelete",
                    "delete Pod " + Meta.name(pod) + " in StatefulSet " + Meta.name(set) + " successful");
        }
    }

    private void report(View view) {
        List<ObjectNode> standing = view.pods().stream().filter(Pods::isActive).toList();
        int ready = (int) standing.stream().filter(Pods::isReady).count();
        int available = (int) standing.stream()
                .filter(pod -> availability.holds(view.key(), view.set(), pod))
                .count();
        int updated = (int) standing.stream().filter(view::isCurrent).count();
        boolean all = updated == standing.size() && ready == Deployments.replicas(view.set());
        client.update(view.set(), "status", ReplicaSets.MANAGER, next -> {
            ObjectNode status = next.withObject("/status");
            status.put("observedGeneration", Pods.generation(view.set())).put("replicas", standing.size());
            status.put("readyReplicas", ready).put("availableReplicas", available);
            status.put("updatedReplicas", updated).put("updateRevision", revision(view.set()));
            if (all || !status.has("currentRevision")) {
                status.put("currentRevision", revision(view.set()));
            }
            boolean same = status.path("currentRevision").asString("").equals(revision(view.set()));
            status.put("currentReplicas", same ? updated : standing.size() - updated);
            status.put("collisionCount", 0);
        });
    }
}
