package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.ReadingCluster;
import io.github.sarvanom.manifests.Json;
import java.util.Collection;
import java.util.function.Consumer;

/** A cluster in which whatever is said of a pod's trouble quotes something. */
final class QuotingCluster extends ReadingCluster {
    private static final String TROUBLE = "code = NotFound desc = ";

    private final String words;

    QuotingCluster(ClusterReader reader, String words) {
        super(reader);
        this.words = words;
    }

    @Override
    public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
        return reader.list(apiVersion, kind, namespace, labelSelector).stream()
                .map(this::quoting)
                .toList();
    }

    @Override
    public Watching watch(String apiVersion, String kind, String namespace, Consumer<WatchEvent> onChange) {
        return reader.watch(
                apiVersion,
                kind,
                namespace,
                event -> onChange.accept(new WatchEvent(event.type(), quoting(event.object()))));
    }

    @Override
    public String log(String namespace, String pod, String container, LogInstance instance, int lines) {
        return words;
    }

    private LiveObject quoting(LiveObject object) {
        return LiveObject.of(Json.tree(Json.text(object.content()).replace(TROUBLE, TROUBLE + words + " ")));
    }
}
