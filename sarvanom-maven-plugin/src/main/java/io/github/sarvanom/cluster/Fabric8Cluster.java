package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One API server over fabric8's HTTP layer. */
final class Fabric8Cluster implements ClusterReader, ClusterWriter {
    /** A health document that takes longer says little by itself. */
    private static final Duration ONE_ANSWER = Duration.ofSeconds(2);

    private static final String WRITE = "?fieldManager=sarvanom";
    private static final String APPLY = WRITE + "&fieldValidation=Strict";

    private final Connection connection;
    private final ApiPaths paths;
    private final LiveStateReading reading;
    private final CompletableFuture<byte[]> greeting;

    private Fabric8Cluster(Connection connection, CompletableFuture<byte[]> greeting) {
        this.connection = connection;
        this.greeting = greeting;
        this.paths = new ApiPaths(this::document);
        this.reading = new LiveStateReading(connection, paths);
    }

    /** Asks for the server's version at once: its connection stands when the first real question comes. */
    static Fabric8Cluster greeted(Connection connection) {
        Asked asked = new Asked("get", new ResourceId("", "server version", "", ""), "/version");
        return new Fabric8Cluster(connection, connection.get("/version", asked));
    }

    @Override
    public ServerInfo server() {
        Map<String, Object> version = Json.tree(Connection.joined(greeting));
        return new ServerInfo(connection.login().address(), String.valueOf(version.get("gitVersion")));
    }

    @Override
    public LiveState read(ManifestSet wanted) {
        return reading.read(wanted);
    }

    @Override
    public LiveState read(ManifestSet wanted, ApplySet set) {
        return reading.read(wanted, set);
    }

    @Override
    public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
        String query = labelSelector.isEmpty() ? "" : "?labelSelector=" + encoded(labelSelector);
        return reading.list(apiVersion, kind, namespace, query);
    }

    @Override
    public Collection<LiveObject> names(String apiVersion, String kind, String namespace, String labelSelector) {
        String plural = plural(apiVersion, kind);
        String path = ApiPaths.collection(apiVersion, plural, namespace) + "?labelSelector=" + encoded(labelSelector);
        byte[] answer = Connection.joined(
                connection.getNames(path, Asked.collection("list", apiVersion, kind, plural, namespace)));
        return LiveStateReading.items(Json.tree(answer), apiVersion, kind);
    }

    @Override
    public LiveObject preview(Manifest manifest) {
        return applied(manifest, APPLY + "&dryRun=All");
    }

    @Override
    public LiveObject previewIn(String namespace, Manifest manifest) {
        ResourceId id = manifest.id();
        String plural = plural(id.apiVersion(), id.kind());
        Manifest trial = Trial.of(manifest, namespace);
        byte[] stored = Connection.joined(connection.apply(
                path(trial.id(), plural) + APPLY + "&dryRun=All",
                Json.text(trial.content()),
                new Asked("patch", id, plural)));
        return LiveObject.of(Json.tree(stored));
    }

    @Override
    public LiveObject previewTakingOver(Manifest manifest) {
        return applied(manifest, APPLY + "&dryRun=All&force=true");
    }

    @Override
    public LiveObject apply(Manifest manifest) {
        return applied(manifest, APPLY);
    }

    @Override
    public LiveObject create(Manifest manifest) {
        ResourceId id = manifest.id();
        String plural = plural(id.apiVersion(), id.kind());
        String path = ApiPaths.collection(id.apiVersion(), plural, id.namespace()) + WRITE;
        return stored(connection.change("POST", path, Json.text(manifest.content()), new Asked("create", id, plural)));
    }

    @Override
    public LiveObject replace(Manifest manifest) {
        ResourceId id = manifest.id();
        String plural = plural(id.apiVersion(), id.kind());
        return stored(connection.change(
                "PUT", path(id, plural) + WRITE, Json.text(manifest.content()), new Asked("update", id, plural)));
    }

    @Override
    public boolean delete(Deletion deletion) {
        ResourceId id = deletion.id();
        String plural = plural(id.apiVersion(), id.kind());
        String options = Json.text(Map.of(
                "kind",
                "DeleteOptions",
                "apiVersion",
                "v1",
                "propagationPolicy",
                deletion.dependents().policy(),
                "preconditions",
                Map.of("uid", deletion.uid())));
        try {
            Map<String, Object> answer = Json.tree(Connection.joined(
                    connection.change("DELETE", path(id, plural), options, new Asked("delete", id, plural))));
            return isGone(answer);
        } catch (ClusterException refused) {
            if (refused.status() == 404) {
                return true;
            }
            throw refused;
        }
    }

    @Override
    public Watching watch(String apiVersion, String kind, String namespace, Consumer<WatchEvent> onChange) {
        String plural = plural(apiVersion, kind);
        ObjectWatch watch = new ObjectWatch(
                connection,
                ApiPaths.collection(apiVersion, plural, namespace),
                Asked.collection("watch", apiVersion, kind, plural, namespace),
                onChange);
        watch.start();
        return watch;
    }

    @Override
    public String log(String namespace, String pod, String container, LogInstance instance, int lines) {
        Asked asked = new Asked("get", new ResourceId("v1", "Pod", namespace, pod), "pods/log");
        String query = "?container=" + encoded(container) + "&tailLines=" + lines
                + (instance == LogInstance.PREVIOUS ? "&previous=true" : "");
        String path = ApiPaths.collection("v1", "pods", namespace) + "/" + pod + "/log" + query;
        return found(connection.get(path, asked))
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .orElse("");
    }

    @Override
    public Optional<HttpAnswer> ask(PodPorts.PodPort port, String path) {
        String pod = ApiPaths.collection("v1", "pods", port.namespace()) + "/" + port.pod() + ":" + port.port();
        try {
            HttpResponse<byte[]> answer = Connection.joined(connection.once(pod + "/proxy" + path, ONE_ANSWER));
            boolean itsOwn = "Status".equals(Json.treeOrEmpty(answer.body()).get("kind"));
            return itsOwn ? Optional.empty() : Optional.of(new HttpAnswer(answer.code(), answer.body()));
        } catch (ClusterException none) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> files(String namespace, String pod, String container, List<String> paths) {
        String command = Stream.concat(Stream.of("cat"), paths.stream())
                .map(word -> "&command=" + encoded(word))
                .collect(Collectors.joining());
        return connection.run(
                ApiPaths.collection("v1", "pods", namespace) + "/" + pod + "/exec?stdout=true&stderr=true&container="
                        + encoded(container) + command,
                ONE_ANSWER);
    }

    @Override
    public boolean hasStatus(String apiVersion, String kind) {
        return paths.hasStatus(apiVersion, kind);
    }

    /** The answer is the object for as long as it is there, and for some kinds when it is not any more. */
    private static boolean isGone(Map<String, Object> answer) {
        return !(answer.get("metadata") instanceof Map<?, ?> metadata && metadata.containsKey("deletionTimestamp"));
    }

    private LiveObject applied(Manifest manifest, String query) {
        ResourceId id = manifest.id();
        String plural = plural(id.apiVersion(), id.kind());
        return stored(connection.apply(
                path(id, plural) + query, Json.text(manifest.content()), new Asked("patch", id, plural)));
    }

    private static LiveObject stored(CompletableFuture<byte[]> answer) {
        return LiveObject.of(Json.tree(Connection.joined(answer)));
    }

    private static String path(ResourceId id, String plural) {
        return ApiPaths.collection(id.apiVersion(), plural, id.namespace()) + "/" + id.name();
    }

    private String plural(String apiVersion, String kind) {
        return paths.plural(apiVersion, kind)
                .orElseThrow(() -> new ClusterException(
                        404,
                        "NotFound",
                        Problem.of("the cluster knows no kind " + kind + " in " + apiVersion)
                                .seen("asked: " + connection.login().address())
                                .mend(
                                        "check apiVersion and kind; if an operator brings the kind, install its CustomResourceDefinition first"),
                        null));
    }

    private Optional<Map<String, Object>> document(String path) {
        Asked asked = new Asked("get", new ResourceId("", "API group", "", path), path);
        return found(connection.get(path, asked)).map(Json::tree);
    }

    /**
     * The answer, or empty when the server has nothing under that path. 400 is what it says of a container that has not run yet or
     * has no run before this one.
     */
    private static Optional<byte[]> found(CompletableFuture<byte[]> answer) {
        try {
            return Optional.of(Connection.joined(answer));
        } catch (ClusterException refused) {
            if (List.of(400, 404).contains(refused.status())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
