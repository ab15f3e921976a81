package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.controllers.RehearsedContainers;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One pod that runs, with all its containers. */
final class PodLife {
    private final Workshop shop;
    private final RehearsedContainers pretended;
    private final PodSandbox sandbox;
    private final ObjectKey key;
    private final Map<String, ContainerLife> containers = new LinkedHashMap<>();
    private boolean ending;

    /** @param pretended for containers whose image was not built here */
    PodLife(Workshop shop, RehearsedContainers pretended, PodSandbox sandbox, ObjectKey key) {
        this.shop = shop;
        this.pretended = pretended;
        this.sandbox = sandbox;
        this.key = key;
    }

    PodSandbox sandbox() {
        return sandbox;
    }

    Optional<ContainerLife> container(String name) {
        return Optional.ofNullable(containers.get(name));
    }

    List<ObjectNode> statuses(ObjectNode pod) {
        List<ObjectNode> statuses = new ArrayList<>();
        for (JsonNode container : pod.path("spec").path("containers")) {
            String name = container.path("name").asString("");
            String image = container.path("image").asString("");
            if (containers.containsKey(name) || shop.images().canRun(image)) {
                ContainerLife life = containers.computeIfAbsent(name, unknown -> begin(pod, name));
                statuses.add(life.step(pod, (ObjectNode) container));
            } else {
                shop.log().pretended(Meta.name(pod), image);
                statuses.add(pretended.status(pod, (ObjectNode) container, key));
            }
        }
        return statuses;
    }

    /** A pod of an earlier run is started again, and goes on counting. */
    private ContainerLife begin(ObjectNode pod, String container) {
        int restarts = pod.path("status")
                .path("containerStatuses")
                .valueStream()
                .filter(status -> status.path("name").asString("").equals(container))
                .mapToInt(status -> status.path("restartCount").asInt(0))
                .findFirst()
                .orElse(0);
        return new ContainerLife(shop.node(), new ContainerStart(shop, sandbox, key), key, restarts);
    }

    /** Begins to end it, once; true when nothing of it runs any more. */
    boolean hasEnded(ObjectNode pod) {
        if (!ending) {
            ending = true;
            int usual = pod.path("spec").path("terminationGracePeriodSeconds").asInt(30);
            int grace = pod.path("metadata").path("deletionGracePeriodSeconds").asInt(usual);
            for (JsonNode container : pod.path("spec").path("containers")) {
                container(container.path("name").asString(""))
                        .ifPresent(life -> life.end(pod, (ObjectNode) container, Duration.ofSeconds(grace)));
            }
        }
        return containers.values().stream().allMatch(ContainerLife::hasEnded);
    }

    Stream<RunningProcess> processes() {
        return containers.values().stream().map(ContainerLife::process).flatMap(Optional::stream);
    }
}
