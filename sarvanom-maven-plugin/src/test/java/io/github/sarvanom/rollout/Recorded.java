package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.Related;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A workload with its ReplicaSets, pods and events as a real cluster (v1.34.4) answered; the workload comes first. */
record Recorded(String name, List<LiveObject> objects) {
    private static final Path FOLDER = Path.of("src/test/resources/rollout/recorded");

    @SuppressWarnings("unchecked")
    static Recorded load(String name) {
        try {
            Map<String, Object> list = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(FOLDER.resolve(name + ".yaml")));
            List<Map<String, Object>> items = (List<Map<String, Object>>) list.get("items");
            return new Recorded(name, items.stream().map(LiveObject::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Recorded> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .map(Recorded::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LiveObject workload() {
        return objects.get(0);
    }

    Related related() {
        ClusterView view = new ClusterView();
        objects.forEach(object -> view.accept(new WatchEvent(WatchEvent.Type.PRESENT, object)));
        return view.relatedTo(workload());
    }

    Readiness judged() {
        return new ReadinessRules().judge(workload(), related());
    }

    /** The workload with one value changed; the path's last key is set. */
    LiveObject workloadWith(Object value, String... path) {
        return with(workload(), value, path);
    }

    @SuppressWarnings("unchecked")
    static LiveObject with(LiveObject object, Object value, String... path) {
        Map<String, Object> copy = (Map<String, Object>) copy(object.content());
        Map<String, Object> at = copy;
        for (int i = 0; i < path.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(path[i], key -> new LinkedHashMap<>());
        }
        at.put(path[path.length - 1], value);
        return LiveObject.of(copy);
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, copy(each)));
            return copy;
        }
        return value instanceof List<?> list
                ? new ArrayList<>(list.stream().map(Recorded::copy).toList())
                : value;
    }
}
