package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.HttpAnswer;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.cluster.PodPorts.PodPort;
import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes down all that a wait hears of a cluster. */
final class RecordingReader implements ClusterReader {
    private final ClusterReader reader;
    private final Trace trace;
    private final long start = System.nanoTime();

    RecordingReader(ClusterReader reader, Trace trace) {
        this.reader = reader;
        this.trace = trace;
    }

    /** Since this was made. */
    long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public Watching watch(String apiVersion, String kind, String namespace, Consumer<WatchEvent> onChange) {
        return reader.watch(apiVersion, kind, namespace, event -> {
            String type = event.type().name().toLowerCase(Locale.ROOT);
            trace.add(millis(), type, event.object().id().display(), Trace.slim(event.object()));
            onChange.accept(event);
        });
    }

    @Override
    public String log(String namespace, String pod, String container, LogInstance instance, int lines) {
        String text = reader.log(namespace, pod, container, instance, lines);
        trace.add(millis(), "log", pod + "/" + container + "/" + instance, text);
        return text;
    }

    /** Not recorded: it is evidence, and decides nothing. */
    @Override
    public Optional<HttpAnswer> ask(PodPort port, String path) {
        return reader.ask(port, path);
    }

    @Override
    public Optional<String> files(String namespace, String pod, String container, List<String> paths) {
        Optional<String> text = reader.files(namespace, pod, container, paths);
        text.ifPresent(said -> trace.add(millis(), "files", pod + "/" + container, said));
        return text;
    }

    @Override
    public boolean hasStatus(String apiVersion, String kind) {
        return reader.hasStatus(apiVersion, kind);
    }

    @Override
    public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
        Collection<LiveObject> all = reader.list(apiVersion, kind, namespace, labelSelector);
        trace.add(millis(), "list", kind, all.stream().map(Trace::slim).toList());
        return all;
    }

    @Override
    public Optional<LiveObject> find(ResourceId id) {
        Optional<LiveObject> one = reader.find(id);
        trace.add(
                millis(),
                "found",
                id.kind() + "/" + id.name(),
                one.stream().map(Trace::slim).toList());
        return one;
    }

    @Override
    public ServerInfo server() {
        return reader.server();
    }

    @Override
    public LiveState read(ManifestSet wanted) {
        return reader.read(wanted);
    }

    @Override
    public LiveState read(ManifestSet wanted, ApplySet set) {
        return reader.read(wanted, set);
    }

    @Override
    public LiveObject preview(Manifest manifest) {
        return reader.preview(manifest);
    }

    @Override
    public LiveObject previewIn(String namespace, Manifest manifest) {
        return reader.previewIn(namespace, manifest);
    }

    @Override
    public LiveObject previewTakingOver(Manifest manifest) {
        return reader.previewTakingOver(manifest);
    }
}
