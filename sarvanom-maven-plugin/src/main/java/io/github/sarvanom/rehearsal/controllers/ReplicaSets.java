package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.Deletes;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.api.SafeNames;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps as many pods as each ReplicaSet wishes. */
final class ReplicaSets implements Reconciler {
    static final String MANAGER = "kube-controller-manager";
    private static final String COMPONENT = "replicaset-controller";

    private final InternalClient client;
    private final EventRecorder events;
    private final ControlLoop loop;
    private final Clock clock;

    ReplicaSets(InternalClient client, EventRecorder events, ControlLoop loop, Clock clock) {
        this.client = client;
        this.events = events;
        this.loop = loop;
        this.clock = clock;
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("ReplicaSet", key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        ObjectNode set = found.get();
        List<ObjectNode> pods = podsOf(set);
        int wanted = set.path("spec").path("replicas").asInt(1);
        String failure = "";
        if (!Meta.isBeingDeleted(set)) {
            failure = wanted > pods.size() ? add(set, wanted - pods.size()) : "";
            remove(set, pods, pods.size() - wanted);
        }
        report(set, podsOf(set), failure);
    }

    private List<ObjectNode> podsOf(ObjectNode set) {
        return client.list("Pod", Meta.namespace(set)).stream()
                .filter(pod -> Meta.isControlledBy(pod, set) && Pods.isActive(pod))
                .toList();
    }

    /** Creates pods; answers why it could not, or nothing. */
    private String add(ObjectNode set, int count) {
        String account = set.path("spec")
                .path("template")
                .path("spec")
                .path("serviceAccountName")
                .asString("default");
        String namespace = Meta.namespace(set);
        if (client.get("ServiceAccount", namespace, account).isEmpty()) {
            String failure = "pods \"" + Meta.name(set) + "-\" is forbidden: error looking up service account "
                    + namespace + "/" + account + ": serviceaccount \"" + account + "\" not found";
            events.warning(set, COMPONENT, "FailedCreate", "Error creating: " + failure);
            return failure;
        }
        for (int i = 0; i < count; i++) {
            client.create("Pod", namespace, pod(set), MANAGER)
                    .ifPresent(
                            pod -> events.normal(set, COMPONENT, "SuccessfulCreate", "Created pod: " + Meta.name(pod)));
        }
        return "";
    }

    private static ObjectNode pod(ObjectNode set) {
        JsonNode template = set.path("spec").path("template");
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = pod.putObject("metadata");
        meta.put("generateName", Meta.name(set) + "-").put("name", Meta.name(set) + "-" + SafeNames.suffix());
        for (String field : List.of("labels", "annotations")) {
            if (template.path("metadata").has(field)) {
                meta.set(field, template.path("metadata").get(field).deepCopy());
            }
        }
        meta.putArray("ownerReferences").add(ownerReference(set));
        pod.set("spec", template.path("spec").deepCopy());
        return pod;
    }

    static ObjectNode ownerReference(ObjectNode owner) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", owner.path("apiVersion").asString(""))
                .put("kind", owner.path("kind").asString(""))
                .put("name", Meta.name(owner))
                .put("uid", Meta.uid(owner))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    /** Unready pods go first, then the youngest. */
    private void remove(ObjectNode set, List<ObjectNode> pods, int count) {
        if (count <= 0) {
            return;
        }
        List<ObjectNode> order = new ArrayList<>(pods);
        order.sort(Comparator.comparing((ObjectNode pod) -> Pods.isReady(pod))
                .thenComparing(Comparator.comparing((ObjectNode pod) -> Meta.text(pod, "creationTimestamp"))
                        .reversed()));
        for (ObjectNode pod : order.subList(0, Math.min(count, order.size()))) {
            client.delete(pod, Deletes.Options.PLAIN);
            events.normal(set, COMPONENT, "SuccessfulDelete", "Deleted pod: " + Meta.name(pod));
        }
    }

    private void report(ObjectNode set, List<ObjectNode> pods, String failure) {
        int ready = (int) pods.stream().filter(Pods::isReady).count();
        int available = (int) pods.stream().filter(pod -> isAvailable(set, pod)).count();
        client.update(set, "status", MANAGER, next -> {
            ObjectNode status = next.withObject("/status");
            status.put("replicas", pods.size()).put("fullyLabeledReplicas", pods.size());
            status.put("readyReplicas", ready).put("availableReplicas", available);
            status.put(
                    "observedGeneration",
                    set.path("metadata").path("generation").asInt(0));
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

    /** Ready for as long as the set asks for; if not yet, the set is looked at again in time. */
    private boolean isAvailable(ObjectNode set, ObjectNode pod) {
        int seconds = set.path("spec").path("minReadySeconds").asInt(0);
        if (!Pods.isReady(pod) || seconds == 0) {
            return Pods.isReady(pod);
        }
        String since = Conditions.find(pod.path("status"), "Ready")
                .path("lastTransitionTime")
                .asString("");
        Duration left = Duration.between(clock.instant(), Instant.parse(since).plusSeconds(seconds));
        if (left.isNegative() || left.isZero()) {
            return true;
        }
        loop.askAfter(left, ObjectKey.of(client.resources().kind("ReplicaSet"), Meta.namespace(set), Meta.name(set)));
        return false;
    }
}
