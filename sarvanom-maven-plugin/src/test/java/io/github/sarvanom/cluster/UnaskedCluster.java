package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.util.Collection;
import java.util.function.Consumer;

/** A cluster that there is no reason to ask anything; who extends it says what may be asked. */
public class UnaskedCluster implements ClusterReader {
    @Override
    public ServerInfo server() {
        throw unasked();
    }

    @Override
    public LiveState read(ManifestSet wanted) {
        throw unasked();
    }

    @Override
    public LiveState read(ManifestSet wanted, ApplySet set) {
        throw unasked();
    }

    @Override
    public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
        throw unasked();
    }

    @Override
    public LiveObject preview(Manifest manifest) {
        throw unasked();
    }

    @Override
    public LiveObject previewIn(String namespace, Manifest manifest) {
        throw unasked();
    }

    @Override
    public LiveObject previewTakingOver(Manifest manifest) {
        throw unasked();
    }

    @Override
    public Watching watch(String apiVersion, String kind, String namespace, Consumer<WatchEvent> onChange) {
        throw unasked();
    }

    @Override
    public String log(String namespace, String pod, String container, LogInstance instance, int lines) {
        throw unasked();
    }

    private static UnsupportedOperationException unasked() {
        return new UnsupportedOperationException("there is no reason to ask this");
    }
}
