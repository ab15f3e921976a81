package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A cluster that may be watched and asked for logs, and knows who watches. */
final class WatchedCluster implements ClusterReader {
    final List<String> opened = new ArrayList<>();
    final List<String> open = new ArrayList<>();
    final Set<String> forbidden = new HashSet<>();
    final Map<String, List<LiveObject>> present = new HashMap<>();
    final Map<String, String> logs = new HashMap<>();

    @Override
    public Watching watch(String apiVersion, String kind, String namespace, Consumer<WatchEvent> onChange) {
        if (forbidden.contains(kind)) {
            throw new ClusterException(
                    403,
                    "Forbidden",
                    Problem.of("the user may not watch " + kind + " in namespace " + namespace),
                    null);
        }
        String watch = namespace + " " + apiVersion + " " + kind;
        opened.add(watch);
        open.add(watch);
        return () -> open.remove(watch);
    }

    @Override
    public String log(String namespace, String pod, String container, LogInstance instance, int lines) {
        return logs.getOrDefault(container + " " + instance, "");
    }

    @Override
    public ServerInfo server() {
        throw new UnsupportedOperationException("a wait does not ask for this");
    }

    @Override
    public LiveState read(ManifestSet wanted) {
        throw new UnsupportedOperationException("a wait does not ask for this");
    }

    @Override
    public LiveState read(ManifestSet wanted, ApplySet set) {
        throw new UnsupportedOperationException("a wait does not ask for this");
    }

    @Override
    public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
        return present.getOrDefault(kind, List.of());
    }

    @Override
    public LiveObject preview(Manifest manifest) {
        throw new UnsupportedOperationException("a wait does not ask for this");
    }

    @Override
    public LiveObject previewTakingOver(Manifest manifest) {
        throw new UnsupportedOperationException("a wait does not ask for this");
    }

    @Override
    public LiveObject previewIn(String namespace, Manifest manifest) {
        throw new UnsupportedOperationException("nobody asks for this");
    }
}
