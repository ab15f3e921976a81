package io.github.sarvanom.apply;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.util.Collection;
import java.util.function.Consumer;

/** A cluster that an apply has no reason to ask anything. */
final class NothingToRead implements ClusterReader {
    @Override
    public ServerInfo server() {
        throw new UnsupportedOperationException("nothing moved");
    }

    @Override
    public LiveState read(ManifestSet wanted) {
        throw new UnsupportedOperationException("nothing moved");
    }

    @Override
    public LiveState read(ManifestSet wanted, ApplySet set) {
        throw new UnsupportedOperationException("nothing moved");
    }

    @Override
    public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
        throw new UnsupportedOperationException("nothing moved");
    }

    @Override
    public LiveObject preview(Manifest manifest) {
        throw new UnsupportedOperationException("nothing moved");
    }

    @Override
    public LiveObject previewTakingOver(Manifest manifest) {
        throw new UnsupportedOperationException("nothing moved");
    }

    @Override
    public Watching watch(String apiVersion, String kind, String namespace, Consumer<WatchEvent> onChange) {
        throw new UnsupportedOperationException("nothing moved");
    }

    @Override
    public String log(String namespace, String pod, String container, LogInstance instance, int lines) {
        throw new UnsupportedOperationException("nothing moved");
    }

    @Override
    public LiveObject previewIn(String namespace, Manifest manifest) {
        throw new UnsupportedOperationException("nobody asks for this");
    }
}
