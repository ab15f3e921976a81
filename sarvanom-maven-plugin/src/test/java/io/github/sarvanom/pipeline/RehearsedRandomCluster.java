package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.sarvanom.apply.ApplyLog;
import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.apply.Pruner;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.ForeignObjects;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.RandomClustersContract;
import io.github.sarvanom.plan.RandomState;
import io.github.sarvanom.plan.Takeover;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A rehearsal in which anybody has left something, and the application's own way to plan, apply and prune. */
final class RehearsedRandomCluster implements RandomClustersContract.Cluster {
    private static final String CONTROLLER = "kube-controller-manager";

    private final RandomState state;
    private final Lane lane;

    RehearsedRandomCluster(RandomState state, Lane lane) {
        this.state = state;
        this.lane = lane;
        fill();
    }

    /** A server in which many of them stand, one after another, each in a namespace of its own. */
    static final class Lane implements AutoCloseable {
        /** A server that holds many objects is slower. */
        private static final int MOST = 25;

        private final RehearsalCluster rehearsal;
        private final HttpClient backend;
        private final ClusterConnection connection;
        private final Consumer<Lane> free;
        private int stood;

        /** @param free told when it may be used again */
        Lane(Path folder, Consumer<Lane> free) {
            this.free = free;
            rehearsal = RehearsalCluster.open(folder, Clock.systemUTC());
            backend = rehearsal.httpClientFactory().newBuilder().build();
            connection = ClusterConnection.open(
                    new ClusterTarget.Rehearsal(folder), KubeAccess.files(), Optional.of(rehearsal::httpClientFactory));
        }

        @Override
        public void close() {
            connection.close();
            backend.close();
            rehearsal.close();
        }
    }

    private void fill() {
        ClusterWriter writer = lane.connection.writer();
        Map<String, Object> namespace = Map.of("name", state.set().namespace());
        writer.apply(Manifest.of(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", namespace)));
        state.placed().forEach(this::place);
        if (state.parent()) {
            writer.apply(Extent.of(RandomClustersContract.ours(objects(), state.set()), state.set())
                    .parent(state.set()));
        }
    }

    private void place(RandomState.Placed placed) {
        Manifest manifest = placed.manifest();
        switch (placed.origin()) {
            case OURS, OTHER_SET, LABEL_LOST -> lane.connection.writer().apply(manifest);
            case OURS_GOING -> {
                lane.connection.writer().apply(manifest);
                hold(manifest.id(), "[\"example.com/held\"]");
                ask("DELETE", path(manifest.id()), "{}");
            }
            case LABEL_COPIED -> made(manifest, "an-operator");
            case KUBECTL -> made(manifest, "kubectl-client-side-apply");
            case HELM -> made(manifest, "helm");
        }
    }

    private void made(Manifest manifest, String manager) {
        ask("POST", collection(manifest.id()) + "?fieldManager=" + manager, Json.text(manifest.content()));
    }

    /** What is going stays there as long as somebody holds it. */
    private void hold(ResourceId id, String finalizers) {
        ask("PATCH", path(id) + "?fieldManager=holder", "{\"metadata\":{\"finalizers\":" + finalizers + "}}");
    }

    private void ask(String method, String path, String body) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        HttpResponse<String> answer = lane.backend
                .sendAsync(
                        lane.backend
                                .newHttpRequestBuilder()
                                .uri(lane.rehearsal.masterUrl() + path)
                                .method(method, type, body)
                                .build(),
                        String.class)
                .join();
        assertThat(answer.isSuccessful()).as(answer.body()).isTrue();
    }

    private static String path(ResourceId id) {
        return collection(id) + "/" + id.name();
    }

    private static String collection(ResourceId id) {
        String root = id.apiVersion().contains("/") ? "/apis/" : "/api/";
        return root + id.apiVersion() + "/namespaces/" + id.namespace() + "/"
                + id.kind().toLowerCase(Locale.ROOT) + "s";
    }

    @Override
    public Map<ResourceId, LiveObject> objects() {
        Map<ResourceId, LiveObject> objects = new LinkedHashMap<>();
        for (String kind : RandomState.kinds()) {
            String[] parts = kind.split(" ", -1);
            lane.connection.reader().list(parts[0], parts[1], state.set().namespace(), "").stream()
                    .map(RehearsedRandomCluster::steady)
                    .forEach(live -> objects.put(live.id(), live));
        }
        return objects;
    }

    /** Without what controllers write when they come to it. */
    private static LiveObject steady(LiveObject live) {
        Map<String, Object> content = new LinkedHashMap<>(live.content());
        if (content.remove("status") == null) {
            return live;
        }
        Map<Object, Object> metadata = new LinkedHashMap<>((Map<?, ?>) content.getOrDefault("metadata", Map.of()));
        metadata.remove("resourceVersion");
        metadata.remove("annotations");
        metadata.put(
                "managedFields",
                live.maps("metadata", "managedFields").stream()
                        .filter(entry -> !CONTROLLER.equals(entry.get("manager")))
                        .toList());
        content.put("metadata", metadata);
        Map<Object, Object> spec = new LinkedHashMap<>((Map<?, ?>) content.getOrDefault("spec", Map.of()));
        spec.remove("volumeName");
        content.put("spec", spec);
        return LiveObject.of(content);
    }

    @Override
    public boolean isRefused() {
        try {
            LiveState live = live();
            new ForeignObjects(state.set(), Takeover.REFUSED).refuse(state.wanted(), live);
            planned(live);
            return false;
        } catch (SarvanomException refused) {
            return true;
        }
    }

    @Override
    public Plan plan() {
        return planned(live());
    }

    private LiveState live() {
        return lane.connection.reader().read(state.wanted(), state.set());
    }

    private Plan planned(LiveState live) {
        return new Planner(lane.connection.reader(), InFlight.usual())
                .plan(state.wanted(), live, new Planner.Scope(state.set(), state.coverage(), Takeover.REFUSED));
    }

    @Override
    public void carryOut(Plan plan) throws InterruptedException {
        ClusterReader reader = lane.connection.reader();
        ApplyLog log = new SilentApply();
        new PlanApplier(reader, lane.connection.writer(), log, Clock.systemUTC(), InFlight.usual()).apply(plan, live());
        new Pruner(reader, lane.connection.writer(), log, Clock.systemUTC(), InFlight.usual()).prune(plan);
    }

    @Override
    public void close() {
        if (++lane.stood < Lane.MOST) {
            lane.free.accept(lane);
        } else {
            lane.close();
        }
    }
}
