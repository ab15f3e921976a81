package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.Deletes;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.api.SafeNames;
import io.github.sarvanom.rehearsal.store.Meta;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds, makes and removes the pods of workloads, and tells of it in the name of one controller. */
final class OwnedPods {
    private final InternalClient client;
    private final EventRecorder events;
    private final String component;

    /** @param component who says so: {@code replicaset-controller} */
    OwnedPods(InternalClient client, EventRecorder events, String component) {
        this.client = client;
        this.events = events;
        this.component = component;
    }

    /** All pods that a workload controls, those that have ended or are ending too. */
    List<ObjectNode> of(ObjectNode owner) {
        return client.list("Pod", Meta.namespace(owner)).stream()
                .filter(pod -> Meta.isControlledBy(pod, owner))
                .toList();
    }

    /** Those that neither have ended nor are ending. */
    List<ObjectNode> active(ObjectNode owner) {
        return of(owner).stream().filter(Pods::isActive).toList();
    }

    /**
     * Why no pod of a workload can be made; empty when nothing is against it.
     *
     * @param name of the pod, or what it begins with
     */
    Optional<String> refusal(ObjectNode owner, String name) {
        String account = owner.path("spec")
                .path("template")
                .path("spec")
                .path("serviceAccountName")
                .asString("default");
        String namespace = Meta.namespace(owner);
        if (client.get("ServiceAccount", namespace, account).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("pods \"" + name + "\" is forbidden: error looking up service account " + namespace + "/"
                + account + ": serviceaccount \"" + account + "\" not found");
    }

    /** Makes one pod; answers why it could not, or nothing. */
    Optional<String> make(ObjectNode owner, ObjectNode pod) {
        Optional<String> refusal = refusal(owner, Meta.name(owner) + "-");
        if (refusal.isPresent()) {
            events.warning(owner, component, "FailedCreate", "Error creating: " + refusal.get());
            return refusal;
        }
        client.create("Pod", Meta.namespace(owner), pod, ReplicaSets.MANAGER)
                .ifPresent(
                        made -> events.normal(owner, component, "SuccessfulCreate", "Created pod: " + Meta.name(made)));
        return Optional.empty();
    }

    void remove(ObjectNode owner, ObjectNode pod) {
        client.delete(pod, Deletes.Options.PLAIN);
        events.normal(owner, component, "SuccessfulDelete", "Deleted pod: " + Meta.name(pod));
    }

    /** A pod of a workload's template, under a name that nobody else has. */
    static ObjectNode pod(ObjectNode owner) {
        ObjectNode pod = named(owner, Meta.name(owner) + "-" + SafeNames.suffix());
        Meta.of(pod).put("generateName", Meta.name(owner) + "-");
        return pod;
    }

    /** A pod of a workload's template. */
    static ObjectNode named(ObjectNode owner, String name) {
        JsonNode template = owner.path("spec").path("template");
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = pod.putObject("metadata").put("name", name);
        for (String field : List.of("labels", "annotations")) {
            if (template.path("metadata").has(field)) {
                meta.set(field, template.path("metadata").get(field).deepCopy());
            }
        }
        meta.putArray("ownerReferences").add(reference(owner));
        pod.set("spec", template.path("spec").deepCopy());
        return pod;
    }

    /** Says of an object that this one controls it. */
    static ObjectNode reference(ObjectNode owner) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", owner.path("apiVersion").asString(""))
                .put("kind", owner.path("kind").asString(""))
                .put("name", Meta.name(owner))
                .put("uid", Meta.uid(owner))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    static ObjectNode labels(ObjectNode pod) {
        return Meta.of(pod).withObject("/labels");
    }
}
