package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.admission.Cause;
import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers the proxy of Services and pods; where pods run no program, who asks is told so, and never given an answer
 * that a program would have to give.
 */
final class Proxies {
    private static final Set<String> PROXIED = Set.of("Service", "Pod");

    /** What a client may look for; a real server never says it. */
    private static final String REHEARSED = "Rehearsed";

    private final ObjectStore store;
    private volatile RunningPods running = RunningPods.NONE;

    Proxies(ObjectStore store) {
        this.store = store;
    }

    void serve(RunningPods pods) {
        running = pods;
    }

    /**
     * Answers by a pod that really runs, where there are such.
     *
     * @param address name and port, as in {@code gateway:8004}
     * @param path to ask there, with its query
     */
    ApiResponse answer(Resource resource, String namespace, String address, String path) {
        if (!PROXIED.contains(resource.kind())) {
            throw ApiException.noSuchResource();
        }
        String[] parts = address.split(":", -1);
        String name = parts[0];
        StoredObject service = store.read(() -> store.get(ObjectKey.of(resource, namespace, name)));
        if (service == null) {
            throw ApiException.notFound(resource, name);
        }
        if (!resource.is("Service")) {
            throw rehearsed();
        }
        String port = parts.length > 1 ? parts[1] : "";
        if (!port.isEmpty() && !hasPort(service.tree(), port)) {
            throw ApiException.unavailable(
                    "no service port " + port + " found for service \"" + name + "\"", List.of());
        }
        if (!isReady(service.tree(), namespace)) {
            throw ApiException.unavailable("no endpoints available for service \"" + name + "\"", List.of());
        }
        return running.ask(service.tree(), port, path).orElseThrow(Proxies::rehearsed);
    }

    private static ApiException rehearsed() {
        return ApiException.unavailable(
                "error trying to reach service: rehearsed pods run nothing",
                List.of(new Cause(REHEARSED, "rehearsed pods run nothing", "")));
    }

    private static boolean hasPort(ObjectNode service, String port) {
        for (JsonNode each : service.path("spec").path("ports")) {
            if (each.path("port").asString("").equals(port)
                    || each.path("name").asString("").equals(port)) {
                return true;
            }
        }
        return false;
    }

    private boolean isReady(ObjectNode service, String namespace) {
        Map<String, String> selector = Meta.texts(service.path("spec").path("selector"));
        return !selector.isEmpty()
                && store.read(() -> store.list("pods", namespace)).stream()
                        .map(StoredObject::tree)
                        .filter(pod -> Meta.texts(pod.path("metadata").path("labels"))
                                .entrySet()
                                .containsAll(selector.entrySet()))
                        .anyMatch(Proxies::isReady);
    }

    private static boolean isReady(ObjectNode pod) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition.path("type").asString("").equals("Ready")) {
                return condition.path("status").asString("").equals("True");
            }
        }
        return false;
    }
}
