package io.github.sarvanom.rehearsal.controllers;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what pretending containers do as a pod's status has it, keeping the times of what did not change. */
final class ContainerStatuses {
    private final String now;

    ContainerStatuses(String now) {
        this.now = now;
    }

    List<ObjectNode> of(ObjectNode pod, List<ContainerState> states) {
        JsonNode containers = pod.path("spec").path("containers");
        List<ObjectNode> statuses = new ArrayList<>();
        for (int i = 0; i < containers.size(); i++) {
            statuses.add(of(pod, containers.get(i), states.get(i)));
        }
        return statuses;
    }

    ObjectNode of(ObjectNode pod, JsonNode container, ContainerState state) {
        return one(JsonNodeFactory.instance.objectNode(), container, state, before(pod, container));
    }

    private static JsonNode before(ObjectNode pod, JsonNode container) {
        return pod.path("status")
                .path("containerStatuses")
                .valueStream()
                .filter(status -> status.path("name").equals(container.path("name")))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private ObjectNode one(ObjectNode status, JsonNode container, ContainerState state, JsonNode before) {
        String image = container.path("image").asString("");
        status.set("name", container.get("name"));
        ObjectNode current = status.putObject("state");
        ObjectNode last = status.putObject("lastState");
        status.put("ready", state.ready()).put("restartCount", state.restarts()).put("image", image);
        status.put("imageID", state.hasStarted() ? image : "").put("started", state.runs());
        if (state.hasStarted()) {
            status.put("containerID", "rehearsal://" + Integer.toHexString((image + status.path("name")).hashCode()));
        }
        switch (state.kind()) {
            case READY, STARTED ->
                current.putObject("running")
                        .put(
                                "startedAt",
                                before.path("state")
                                        .path("running")
                                        .path("startedAt")
                                        .asString(now));
            case CRASHED -> {
                waiting(current, state);
                last.set("terminated", terminated(current.objectNode(), state, before));
            }
            case ENDED -> current.set("terminated", ended(current.objectNode(), state, before));
            default -> waiting(current, state);
        }
        return status;
    }

    private static void waiting(ObjectNode current, ContainerState state) {
        ObjectNode waiting = current.putObject("waiting").put("reason", state.reason());
        if (!state.message().isEmpty()) {
            waiting.put("message", state.message());
        }
    }

    private ObjectNode ended(ObjectNode node, ContainerState state, JsonNode before) {
        return node.put("exitCode", state.reason().equals("Completed") ? 0 : 1)
                .put("reason", state.reason())
                .put(
                        "startedAt",
                        before.path("state").path("running").path("startedAt").asString(now))
                .put("finishedAt", now);
    }

    private ObjectNode terminated(ObjectNode node, ContainerState state, JsonNode before) {
        JsonNode same = before.path("lastState").path("terminated");
        if (before.path("restartCount").asInt(-1) == state.restarts() && same instanceof ObjectNode known) {
            return known.deepCopy();
        }
        return node.put("exitCode", 1)
                .put("reason", "Error")
                .put("startedAt", now)
                .put("finishedAt", now);
    }
}
