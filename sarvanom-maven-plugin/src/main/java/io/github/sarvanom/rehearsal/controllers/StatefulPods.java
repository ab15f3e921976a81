package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the numbered pods of a StatefulSet, each with its own claims. */
final class StatefulPods {
    private static final String COMPONENT = "statefulset-controller";

    private final InternalClient client;
    private final EventRecorder events;
    private final OwnedPods pods;

    StatefulPods(InternalClient client, EventRecorder events) {
        this.client = client;
        this.events = events;
        this.pods = new OwnedPods(client, events, COMPONENT);
    }

    void make(ObjectNode set, int ordinal) {
        ObjectNode pod = pod(set, ordinal);
        String what = "create Pod " + Meta.name(pod) + " in StatefulSet " + Meta.name(set);
        Optional<String> refusal = pods.refusal(set, Meta.name(pod));
        if (refusal.isPresent()) {
            events.warning(set, COMPONENT, "FailedCreate", what + " failed error: " + refusal.get());
            return;
        }
        set.path("spec").path("volumeClaimTemplates").forEach(claim -> claim(set, claim, Meta.name(pod)));
        client.create("Pod", Meta.namespace(set), pod, ReplicaSets.MANAGER)
                .ifPresent(made -> events.normal(set, COMPONENT, "SuccessfulCreate", what + " successful"));
    }

    private static ObjectNode pod(ObjectNode set, int ordinal) {
        String name = Meta.name(set) + "-" + ordinal;
        ObjectNode pod = OwnedPods.named(set, name);
        Meta.of(pod).put("generateName", Meta.name(set) + "-");
        OwnedPods.labels(pod)
                .put("apps.kubernetes.io/pod-index", Integer.toString(ordinal))
                .put(StatefulSets.REVISION, StatefulSets.revision(set))
                .put("statefulset.kubernetes.io/pod-name", name);
        ObjectNode spec = pod.withObject("/spec").put("hostname", name);
        spec.put("subdomain", set.path("spec").path("serviceName").asString(""));
        volumes(set, spec, name);
        return pod;
    }

    /** The claims take the place of volumes that have their names. */
    private static void volumes(ObjectNode set, ObjectNode spec, String pod) {
        ArrayNode volumes = JsonNodeFactory.instance.arrayNode();
        JsonNode claims = set.path("spec").path("volumeClaimTemplates");
        for (JsonNode claim : claims) {
            volumes.addObject()
                    .put("name", Meta.name(claim))
                    .putObject("persistentVolumeClaim")
                    .put("claimName", Meta.name(claim) + "-" + pod);
        }
        spec.path("volumes")
                .valueStream()
                .filter(volume -> claims.valueStream()
                        .noneMatch(claim ->
                                Meta.name(claim).equals(volume.path("name").asString(""))))
                .forEach(volumes::add);
        if (!volumes.isEmpty()) {
            spec.set("volumes", volumes);
        }
    }

    /** A claim of an earlier pod of this number is taken up again. */
    private void claim(ObjectNode set, JsonNode template, String pod) {
        ObjectNode claim = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = claim.putObject("metadata").put("name", Meta.name(template) + "-" + pod);
        ObjectNode labels = meta.putObject("labels");
        Meta.labels(template).forEach(labels::put);
        Meta.texts(set.path("spec").path("selector").path("matchLabels")).forEach(labels::put);
        claim.set("spec", template.path("spec").deepCopy());
        client.create("PersistentVolumeClaim", Meta.namespace(set), claim, ReplicaSets.MANAGER)
                .ifPresent(made -> events.normal(
                        set,
                        COMPONENT,
                        "SuccessfulCreate",
                        "create Claim " + Meta.name(made) + " Pod " + pod + " in StatefulSet " + Meta.name(set)
                                + " success"));
    }
}
