package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.ManifestSet;
import java.util.Collection;

/** Reads and lists as another does; who extends it changes what is heard. */
public class ReadingCluster extends UnaskedCluster {
    protected final ClusterReader reader;

    protected ReadingCluster(ClusterReader reader) {
        this.reader = reader;
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
    public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
        return reader.list(apiVersion, kind, namespace, labelSelector);
    }
}
