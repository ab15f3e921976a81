package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a Deployment's status: counts, and the conditions Available and Progressing. */
final class DeploymentStatus {
    private final InternalClient client;
    private final ControlLoop loop;
    private final Clock clock;

    DeploymentStatus(InternalClient client, ControlLoop loop, Clock clock) {
        this.client = client;
        this.loop = loop;
        this.clock = clock;
    }

    /** What the sets add up to. */
    private record Counts(int wanted, int replicas, int updated, int ready, int available) {
        static Counts of(ObjectNode deployment, List<ObjectNode> sets, Optional<ObjectNode> current) {
            return new Counts(
                    Deployments.replicas(deployment),
                    sum(sets, "replicas"),
                    current.map(set -> set.path("status").path("replicas").asInt(0))
                            .orElse(0),
                    sum(sets, "readyReplicas"),
                    sum(sets, "availableReplicas"));
        }

        private static int sum(List<ObjectNode> sets, String field) {
            return sets.stream()
                    .mapToInt(set -> set.path("status").path(field).asInt(0))
                    .sum();
        }

        boolean complete() {
            return updated == wanted && replicas == wanted && available == wanted;
        }
    }

    void report(ObjectNode deployment, List<ObjectNode> sets, Optional<ObjectNode> current) {
        Counts counts = Counts.of(deployment, sets, current);
        client.update(deployment, "status", ReplicaSets.MANAGER, next -> {
            ObjectNode status = next.withObject("/status");
            boolean moved = moved(status, counts, deployment);
            status.put(
                    "observedGeneration",
                    deployment.path("metadata").path("generation").asInt(0));
            status.put("replicas", counts.replicas()).put("updatedReplicas", counts.updated());
            status.put("readyReplicas", counts.ready()).put("availableReplicas", counts.available());
            status.put(
                    "unavailableReplicas",
                    Math.max(
                            0,
                            counts.wanted() - counts.available() + Math.max(0, counts.replicas() - counts.wanted())));
            available(status, counts, deployment);
            progressing(status, counts, deployment, current, moved);
            failure(status, current);
        });
    }

    private static boolean moved(JsonNode status, Counts counts, JsonNode deployment) {
        return status.path("observedGeneration").asInt(0)
                        != deployment.path("metadata").path("generation").asInt(0)
                || status.path("updatedReplicas").asInt(0) != counts.updated()
                || status.path("readyReplicas").asInt(0) != counts.ready()
                || status.path("availableReplicas").asInt(0) != counts.available()
                || status.path("replicas").asInt(0) != counts.replicas();
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void available(ObjectNode status, Counts counts, ObjectNode deployment) {
        boolean enough = counts.available() >= counts.wanted() - RollingStep.unavailable(deployment);
        JsonNode before = Conditions.find(status, "Available").deepCopy();
        ObjectNode condition = Conditions.set(status, "Available", enough, now());
        Conditions.explain(
                condition,
                enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.");
        if (!condition.path("status").equals(before.path("status"))) {
            condition.put("lastUpdateTime", now());
        }
    }

    private void progressing(
            ObjectNode status, Counts counts, ObjectNode deployment, Optional<ObjectNode> current, boolean moved) {
        String name = current.map(Meta::name).orElse("");
        JsonNode before = Conditions.find(status, "Progressing").deepCopy();
        String reason;
        String message;
        boolean holds = true;
        if (counts.complete()) {
            reason = "NewReplicaSetAvailable";
            message = "ReplicaSet \"" + name + "\" has successfully progressed.";
        } else if (!moved && isLate(before, deployment)) {
            holds = false;
            reason = "ProgressDeadlineExceeded";
            message = "ReplicaSet \"" + name + "\" has timed out progressing.";
        } else if (before.isMissingNode()) {
            reason = "NewReplicaSetCreated";
            message = "Created new replica set \"" + name + "\"";
        } else {
            reason = "ReplicaSetUpdated";
            message = "ReplicaSet \"" + name + "\" is progressing.";
        }
        ObjectNode condition = Conditions.set(status, "Progressing", holds, now());
        Conditions.explain(condition, reason, message);
        boolean changed = !before.path("reason").asString("").equals(reason)
                || !before.path("message").asString("").equals(message);
        if (moved || changed) {
            condition.put("lastUpdateTime", now());
        }
        watchDeadline(condition, deployment, counts);
    }

    private static int deadline(JsonNode deployment) {
        return deployment.path("spec").path("progressDeadlineSeconds").asInt(600);
    }

    private boolean isLate(JsonNode condition, JsonNode deployment) {
        String since = condition.path("lastUpdateTime").asString("");
        boolean finished = condition.path("reason").asString("").equals("NewReplicaSetAvailable");
        return !since.isEmpty()
                && !finished
                && !clock.instant().isBefore(Instant.parse(since).plusSeconds(deadline(deployment)));
    }

    private void watchDeadline(ObjectNode condition, ObjectNode deployment, Counts counts) {
        String since = condition.path("lastUpdateTime").asString("");
        if (!counts.complete()
                && !since.isEmpty()
                && condition.path("status").asString("").equals("True")) {
            Duration left =
                    Duration.between(clock.instant(), Instant.parse(since).plusSeconds(deadline(deployment)));
            ObjectKey key = ObjectKey.of(
                    client.resources().kind("Deployment"), Meta.namespace(deployment), Meta.name(deployment));
            loop.askAfter(left.isNegative() ? Duration.ZERO : left.plusMillis(1), key);
        }
    }

    private void failure(ObjectNode status, Optional<ObjectNode> current) {
        JsonNode failure = current.map(set -> Conditions.find(set.path("status"), "ReplicaFailure"))
                .orElse(null);
        if (failure == null || failure.isMissingNode()) {
            Conditions.remove(status, "ReplicaFailure");
        } else {
            ObjectNode condition = Conditions.set(status, "ReplicaFailure", true, now());
            Conditions.explain(
                    condition,
                    failure.path("reason").asString(""),
                    failure.path("message").asString(""));
            condition.put("lastUpdateTime", failure.path("lastTransitionTime").asString(""));
        }
    }
}
