package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads what is there of a manifest set, and of the application that it belongs to: a list for each kind and namespace, all in flight together. */
final class LiveStateReading {
    private static final Set<String> HOLDS_BOOKKEEPING = Set.of("ConfigMap", "Secret");

    private final Connection connection;
    private final ApiPaths paths;

    LiveStateReading(Connection connection, ApiPaths paths) {
        this.connection = connection;
        this.paths = paths;
    }

    LiveState read(ManifestSet wanted) {
        LiveAnswers answers = new LiveAnswers(wanted, live -> false);
        byCollection(wanted).forEach((of, ids) -> begin(of, ids, answers));
        return new LiveState(answers.wanted());
    }

    /** A further round of questions is needed only when the parent names a collection of which nothing is wanted any more. */
    LiveState read(ManifestSet wanted, ApplySet set) {
        LiveAnswers answers = new LiveAnswers(wanted, live -> LiveAnswers.isMember(live, set));
        CompletableFuture<List<LiveObject>> parent = one(set.parent(), "configmaps");
        Map<ResourceId, List<ResourceId>> asked = byCollection(wanted);
        asked.forEach((of, ids) -> {
            begin(of, ids, answers);
            if (ids.size() == 1 && !of.kind().equals("Namespace")) {
                answers.add(of, members(of, set));
            }
        });
        Optional<LiveObject> there = Connection.joined(parent).stream().findFirst();
        there.map(object -> Extent.told(object.content())).orElse(Extent.NONE).collections().stream()
                .filter(of -> !asked.containsKey(of) || of.kind().equals("Namespace"))
                .forEach(of -> answers.add(of, members(of, set)));
        return new LiveState(answers.wanted(), answers.members(there));
    }

    List<LiveObject> list(String apiVersion, String kind, String namespace, String query) {
        return Connection.joined(listed(new ResourceId(apiVersion, kind, namespace, ""), query, live -> true));
    }

    private static Map<ResourceId, List<ResourceId>> byCollection(ManifestSet wanted) {
        Map<ResourceId, List<ResourceId>> byCollection = new LinkedHashMap<>();
        for (Manifest manifest : wanted) {
            byCollection
                    .computeIfAbsent(Extent.collection(manifest.id()), key -> new ArrayList<>())
                    .add(manifest.id());
        }
        return byCollection;
    }

    /** A single object is asked for by its name: a smaller answer, and a smaller right to have. */
    private void begin(ResourceId of, List<ResourceId> ids, LiveAnswers answers) {
        if (ids.size() > 1) {
            Set<String> names = ids.stream().map(ResourceId::name).collect(Collectors.toSet());
            answers.addAll(listed(
                    of, withoutBookkeeping(of), live -> names.contains(live.id().name()) || answers.isMember(live)));
        } else {
            paths.plural(of.apiVersion(), of.kind()).ifPresent(plural -> answers.addAll(one(ids.get(0), plural)));
        }
    }

    private CompletableFuture<List<LiveObject>> members(ResourceId of, ApplySet set) {
        return listed(of, "?labelSelector=" + Fabric8Cluster.encoded(set.selector()), live -> true);
    }

    /** What is recorded of earlier releases may be large, and is never wanted. */
    private static String withoutBookkeeping(ResourceId of) {
        return HOLDS_BOOKKEEPING.contains(of.kind())
                ? "?labelSelector=%21" + Fabric8Cluster.encoded(ClusterReader.BOOKKEEPING)
                : "";
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

    /** Empty when the server knows no such kind. */
    private CompletableFuture<List<LiveObject>> listed(ResourceId of, String query, Predicate<LiveObject> kept) {
        Optional<String> plural = paths.plural(of.apiVersion(), of.kind());
        if (plural.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        String path = ApiPaths.collection(of.apiVersion(), plural.get(), of.namespace()) + query;
        Asked asked = Asked.collection("list", of.apiVersion(), of.kind(), plural.get(), of.namespace());
        return connection
                .get(path, asked)
                .thenApply(body -> items(Json.tree(body), of.apiVersion(), of.kind()).stream()
                        .filter(kept)
                        .toList());
    }

    /** A list's items come without apiVersion and kind. */
    static List<LiveObject> items(Map<String, Object> list, String apiVersion, String kind) {
        List<LiveObject> objects = new ArrayList<>();
        if (list.get("items") instanceof List<?> items) {
            for (Object item : items) {
                Map<String, Object> content = new LinkedHashMap<>();
                content.put("apiVersion", apiVersion);
                content.put("kind", kind);
                ((Map<?, ?>) item).forEach((key, value) -> content.put(String.valueOf(key), value));
                content.put("apiVersion", apiVersion);
                content.put("kind", kind); // of who asked for names only, the items say that they are names only
                objects.add(LiveObject.of(content));
            }
        }
        return objects;
    }
}
