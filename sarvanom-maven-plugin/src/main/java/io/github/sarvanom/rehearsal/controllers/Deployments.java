package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.Deletes;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rolls each Deployment out through ReplicaSets, as "Deployments" in the Kubernetes documentation describes it. */
final class Deployments implements Reconciler {
    static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HASH = "pod-template-hash";
    private static final String COMPONENT = "deployment-controller";

    private final InternalClient client;
    private final EventRecorder events;
    private final DeploymentStatus status;

    Deployments(InternalClient client, EventRecorder events, DeploymentStatus status) {
        this.client = client;
        this.events = events;
        this.status = status;
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("Deployment", key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        ObjectNode deployment = found.get();
        if (!Meta.isBeingDeleted(deployment)
                && !deployment.path("spec").path("paused").asBoolean(false)) {
            step(deployment);
        }
        List<ObjectNode> sets = setsOf(deployment);
        status.report(deployment, sets, current(deployment, sets));
    }

    private void step(ObjectNode deployment) {
        List<ObjectNode> sets = setsOf(deployment);
        Optional<ObjectNode> current = current(deployment, sets);
        boolean recreate = deployment
                .path("spec")
                .path("strategy")
                .path("type")
                .asString("")
                .equals("Recreate");
        List<ObjectNode> old = sets.stream()
                .filter(set -> current.isEmpty() || !Meta.uid(set).equals(Meta.uid(current.get())))
                .toList();
        if (recreate && stopsOld(deployment, old)) {
            return;
        }
        Optional<ObjectNode> wanted = current.or(() -> create(deployment));
        if (wanted.isEmpty()) {
            // the namespace is going, or another run was quicker: the next change calls again
            return;
        }
        ObjectNode fresh = wanted.get();
        int revision = old.stream().mapToInt(Deployments::revision).max().orElse(0) + 1;
        note(deployment, fresh, Math.max(revision, revision(fresh)));
        RollingStep rolling = RollingStep.of(deployment, fresh, old);
        scale(deployment, fresh, recreate ? replicas(deployment) : rolling.newReplicas());
        rolling.oldReplicas().forEach((set, replicas) -> scale(deployment, set, replicas));
        tidy(deployment, old);
    }

    /** Scales all old sets down; answers whether any of their pods is still there. */
    private boolean stopsOld(ObjectNode deployment, List<ObjectNode> old) {
        old.forEach(set -> scale(deployment, set, 0));
        return client.list("Pod", Meta.namespace(deployment)).stream()
                .anyMatch(pod -> old.stream().anyMatch(set -> Meta.isControlledBy(pod, set)));
    }

    private List<ObjectNode> setsOf(ObjectNode deployment) {
        return client.list("ReplicaSet", Meta.namespace(deployment)).stream()
                .filter(set -> Meta.isControlledBy(set, deployment))
                .toList();
    }

    private static Optional<ObjectNode> current(ObjectNode deployment, List<ObjectNode> sets) {
        JsonNode wanted = deployment.path("spec").path("template");
        return sets.stream()
                .filter(set -> withoutHash(set.path("spec").path("template")).equals(wanted))
                .findFirst();
    }

    private static JsonNode withoutHash(JsonNode template) {
        ObjectNode copy = (ObjectNode) template.deepCopy();
        copy.withObject("/metadata").withObject("/labels").remove(HASH);
        return copy;
    }

    static int replicas(JsonNode workload) {
        return workload.path("spec").path("replicas").asInt(1);
    }

    private static int revision(ObjectNode set) {
        String text = set.path("metadata").path("annotations").path(REVISION).asString("0");
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private Optional<ObjectNode> create(ObjectNode deployment) {
        JsonNode template = deployment.path("spec").path("template");
        String hash = TemplateHash.of(deployment);
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = set.putObject("metadata").put("name", Meta.name(deployment) + "-" + hash);
        ObjectNode copy = (ObjectNode) template.deepCopy();
        copy.withObject("/metadata").withObject("/labels").put(HASH, hash);
        meta.set("labels", copy.path("metadata").path("labels").deepCopy());
        meta.putArray("ownerReferences").add(OwnedPods.reference(deployment));
        ObjectNode spec = set.putObject("spec");
        spec.put("replicas", 0).set("template", copy);
        ObjectNode selector =
                (ObjectNode) deployment.path("spec").path("selector").deepCopy();
        selector.withObject("/matchLabels").put(HASH, hash);
        spec.set("selector", selector);
        if (deployment.path("spec").has("minReadySeconds")) {
            spec.set("minReadySeconds", deployment.path("spec").get("minReadySeconds"));
        }
        return client.create("ReplicaSet", Meta.namespace(deployment), set, ReplicaSets.MANAGER)
                .or(() -> client.get("ReplicaSet", Meta.namespace(deployment), Meta.name(set)));
    }

    private void note(ObjectNode deployment, ObjectNode fresh, int revision) {
        if (revision(fresh) != revision) {
            client.update(
                    fresh,
                    "",
                    ReplicaSets.MANAGER,
                    next -> annotations(next).put(REVISION, Integer.toString(revision)));
        }
        if (!Meta.texts(deployment.path("metadata").path("annotations"))
                .getOrDefault(REVISION, "")
                .equals(Integer.toString(revision))) {
            client.update(
                    deployment,
                    "status",
                    ReplicaSets.MANAGER,
                    next -> annotations(next).put(REVISION, Integer.toString(revision)));
        }
    }

    private static ObjectNode annotations(ObjectNode object) {
        return Meta.of(object).withObject("/annotations");
    }

    private void scale(ObjectNode deployment, ObjectNode set, int replicas) {
        int before = replicas(set);
        if (before == replicas) {
            return;
        }
        int wanted = replicas(deployment);
        client.update(set, "", ReplicaSets.MANAGER, next -> {
            next.withObject("/spec").put("replicas", replicas);
            annotations(next).put("deployment.kubernetes.io/desired-replicas", Integer.toString(wanted));
            annotations(next)
                    .put(
                            "deployment.kubernetes.io/max-replicas",
                            Integer.toString(wanted + RollingStep.surge(deployment)));
        });
        String direction = replicas > before ? "up" : "down";
        events.normal(
                deployment,
                COMPONENT,
                "ScalingReplicaSet",
                "Scaled " + direction + " replica set " + Meta.name(set) + " from " + before + " to " + replicas);
    }

    /** Keeps as many empty old sets as the history may be long. */
    private void tidy(ObjectNode deployment, List<ObjectNode> old) {
        int limit = deployment.path("spec").path("revisionHistoryLimit").asInt(10);
        List<ObjectNode> empty = new ArrayList<>(old.stream()
                .filter(set -> replicas(set) == 0
                        && set.path("status").path("replicas").asInt(0) == 0)
                .sorted(Comparator.comparingInt(Deployments::revision))
                .toList());
        for (int i = 0; i < empty.size() - limit; i++) {
            client.delete(empty.get(i), Deletes.Options.PLAIN);
        }
    }
}
