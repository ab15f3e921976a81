package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.UnaskedCluster;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A cluster that may be watched and asked for logs, and knows who watches. */
final class WatchedCluster extends UnaskedCluster {
    final List<String> opened = new ArrayList<>();
    final List<String> open = new ArrayList<>();
    final Set<String> withStatus = new HashSet<>();
    final Set<String> forbidden = new HashSet<>();
    final Map<String, List<LiveObject>> present = new HashMap<>();
    final Map<String, String> logs = new HashMap<>();
    /** Who was asked for by name. */
    final List<String> found = Collections.synchronizedList(new ArrayList<>());

    /** Called by whoever asks for an object or a log, before the answer. */
    Callable<?> whenAsked = () -> null;

    /** By container. */
    final Map<String, String> files = new ConcurrentHashMap<>();

    final List<String> filesAsked = Collections.synchronizedList(new ArrayList<>());
    /** Called by whoever asks for files, before the answer. */
    Callable<?> whenFilesAsked = () -> null;

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
    public boolean hasStatus(String apiVersion, String kind) {
        return withStatus.contains(kind);
    }

    @Override
    public String log(String namespace, String pod, String container, LogInstance instance, int lines) {
        call(whenAsked);
        return logs.getOrDefault(container + " " + instance, "");
    }

    @Override
    public Optional<String> files(String namespace, String pod, String container, List<String> paths) {
        filesAsked.add(pod + "/" + container);
        call(whenFilesAsked);
        return Optional.ofNullable(files.get(container));
    }

    @Override
    public Optional<LiveObject> find(ResourceId id) {
        found.add(id.kind() + " " + id.name());
        call(whenAsked);
        return present.getOrDefault(id.kind(), List.of()).stream()
                .filter(object -> object.id().equals(id))
                .findFirst();
    }

    @Override
    public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
        if (forbidden.contains("list " + kind)) {
            throw new ClusterException(403, "Forbidden", Problem.of("the user may not list " + kind), null);
        }
        return present.getOrDefault(kind, List.of());
    }

    private static void call(Callable<?> happening) {
        try {
            happening.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
