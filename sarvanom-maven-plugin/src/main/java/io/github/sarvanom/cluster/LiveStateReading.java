package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Reads what is there of a manifest set: a list for each kind and namespace, all in flight together. */
final class LiveStateReading {
    private final Connection connection;
    private final ApiPaths paths;

    LiveStateReading(Connection connection, ApiPaths paths) {
        this.connection = connection;
        this.paths = paths;
    }

    LiveState read(ManifestSet wanted) {
        Map<ResourceId, List<ResourceId>> byCollection = new LinkedHashMap<>();
        for (Manifest manifest : wanted) {
            ResourceId id = manifest.id();
            ResourceId collection = new ResourceId(id.apiVersion(), id.kind(), id.namespace(), "");
            byCollection.computeIfAbsent(collection, key -> new ArrayList<>()).add(id);
        }
        List<CompletableFuture<List<LiveObject>>> underWay =
                byCollection.entrySet().stream().map(this::begun).toList();
        Map<ResourceId, LiveObject> found = new HashMap<>();
        for (CompletableFuture<List<LiveObject>> answer : underWay) {
            Connection.joined(answer).forEach(live -> found.put(live.id(), live));
        }
        return new LiveState(found);
    }

    List<LiveObject> list(String apiVersion, String kind, String namespace, String query) {
        return paths.plural(apiVersion, kind)
                .map(plural -> Connection.joined(listed(apiVersion, kind, plural, namespace, query)
                        .thenApply(body -> items(Json.tree(body), apiVersion, kind, Optional.empty()))))
                .orElse(List.of());
    }

    /** A single object is asked for by its name: a smaller answer, and a smaller right to have. */
    private CompletableFuture<List<LiveObject>> begun(Map.Entry<ResourceId, List<ResourceId>> wanted) {
        ResourceId of = wanted.getKey();
        Optional<String> plural = paths.plural(of.apiVersion(), of.kind());
        if (plural.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<ResourceId> ids = wanted.getValue();
        if (ids.size() == 1) {
            return one(ids.get(0), plural.get());
        }
        Set<String> names = ids.stream().map(ResourceId::name).collect(Collectors.toSet());
        return listed(of.apiVersion(), of.kind(), plural.get(), of.namespace(), "")
                .thenApply(body -> items(Json.tree(body), of.apiVersion(), of.kind(), Optional.of(names)));
    }

    private CompletableFuture<List<LiveObject>> one(ResourceId id, String plural) {
        String path = ApiPaths.collection(id.apiVersion(), plural, id.namespace()) + "/" + id.name();
        return connection.get(path, new Asked("get", id, plural)).handle((body, failure) -> {
            if (body != null) {
                return List.of(LiveObject.of(Json.tree(body)));
            }
            if (failure.getCause() instanceof ClusterException refused && refused.status() == 404) {
                return List.of();
            }
            if (failure.getCause() instanceof ClusterException refused
                    && refused.status() == 403
                    && id.kind().equals("Namespace")) {
                return List.of(unseen(id));
            }
            throw (RuntimeException) failure;
        });
    }

    /** Who may only work inside a namespace may not look at it: it is taken to be there, and to be somebody else's. */
    private static LiveObject unseen(ResourceId id) {
        return LiveObject.of(
                Map.of("apiVersion", id.apiVersion(), "kind", id.kind(), "metadata", Map.of("name", id.name())));
    }

    private CompletableFuture<byte[]> listed(
            String apiVersion, String kind, String plural, String namespace, String query) {
        return connection.get(
                ApiPaths.collection(apiVersion, plural, namespace) + query,
                Asked.collection("list", apiVersion, kind, plural, namespace));
    }

    /** A list's items come without apiVersion and kind; objects beside the wanted names are not kept. */
    static List<LiveObject> items(
            Map<String, Object> list, String apiVersion, String kind, Optional<Set<String>> names) {
        List<LiveObject> objects = new ArrayList<>();
        if (list.get("items") instanceof List<?> items) {
            for (Object item : items) {
                Map<String, Object> content = new LinkedHashMap<>();
                content.put("apiVersion", apiVersion);
                content.put("kind", kind);
                ((Map<?, ?>) item).forEach((key, value) -> content.put(String.valueOf(key), value));
                if (names.isEmpty()
                        || names.get().contains(ResourceId.of(content).name())) {
                    objects.add(LiveObject.of(content));
                }
            }
        }
        return objects;
    }
}
