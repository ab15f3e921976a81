package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.admission.Defaults;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Keeps one pod of each DaemonSet on the one node that there is. With another template the old pod goes first, whatever {@code maxSurge} says. */
final class DaemonSets implements Reconciler {
    private static final String HASH = StatefulSets.REVISION;

    private final InternalClient client;
    private final OwnedPods pods;
    private final Availability availability;

    DaemonSets(InternalClient client, EventRecorder events, Availability availability) {
        this.client = client;
        this.pods = new OwnedPods(client, events, "daemonset-controller");
        this.availability = availability;
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("DaemonSet", key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        ObjectNode set = found.get();
        if (!Meta.isBeingDeleted(set)) {
            step(set, pods.of(set));
        }
        report(key, set, pods.active(set));
    }

    private void step(ObjectNode set, List<ObjectNode> there) {
        boolean onDelete = set.path("spec")
                .path("updateStrategy")
                .path("type")
                .asString("")
                .equals("OnDelete");
        if (there.isEmpty()) {
            pods.make(set, pod(set));
        } else if (!onDelete) {
            there.stream()
                    .filter(pod -> Pods.isActive(pod) && !isCurrent(set, pod))
                    .forEach(pod -> pods.remove(set, pod));
        }
    }

    private static boolean isCurrent(ObjectNode set, ObjectNode pod) {
        return Meta.labels(pod).getOrDefault(HASH, "").equals(TemplateHash.of(set));
    }

    private static ObjectNode pod(ObjectNode set) {
        ObjectNode pod = OwnedPods.pod(set);
        OwnedPods.labels(pod)
                .put(HASH, TemplateHash.of(set))
                .put(
                        "pod-template-generation",
                        set.path("metadata")
                                .path("annotations")
                                .path(Defaults.TEMPLATE_GENERATION)
                                .asString("1"));
        return pod;
    }

    private void report(ObjectKey key, ObjectNode set, List<ObjectNode> standing) {
        int ready = (int) standing.stream().filter(Pods::isReady).count();
        int updated = (int) standing.stream().filter(pod -> isCurrent(set, pod)).count();
        int available = (int) standing.stream()
                .filter(pod -> availability.holds(key, set, pod))
                .count();
        client.update(set, "status", ReplicaSets.MANAGER, next -> {
            ObjectNode status = next.withObject("/status");
            status.put("observedGeneration", Pods.generation(set));
            status.put("desiredNumberScheduled", 1).put("currentNumberScheduled", standing.size());
            status.put("numberMisscheduled", 0).put("numberReady", ready);
            status.put("updatedNumberScheduled", updated).put("numberAvailable", available);
            status.put("numberUnavailable", 1 - available);
        });
    }
}
