package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ManifestYaml;
import io.github.sarvanom.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to be seen of a failed release while it still stands: what went wrong, events, pods, logs. */
final class Evidence {
    private static final int LOG_LINES = 500;

    /** Compressed that is about one object in the cluster; all of it lies under {@code target}. */
    private static final long RECORDED_CHARACTERS = 8L * 1024 * 1024;

    private final ClusterReader reader;
    private final Discretion discretion;
    private final ManifestYaml yaml = new ManifestYaml();

    /** @param discretion takes the values of secrets out of whatever the cluster says */
    Evidence(ClusterReader reader, Discretion discretion) {
        this.reader = reader;
        this.discretion = discretion;
    }

    /** @return name of a file to its text */
    Map<String, String> of(Environment environment, List<Problem> why) {
        Map<String, String> files = new LinkedHashMap<>();
        put(files, "problems.txt", why.stream().map(Problem::text).toList());
        String selector = "app.kubernetes.io/part-of=" + environment.application();
        List<LiveObject> pods = seen("v1", "Pod", environment.namespace(), selector).stream()
                .filter(discretion::tellsOf)
                .toList();
        put(files, "events.txt", events(environment.namespace(), pods));
        pods.forEach(pod -> put(files, "pod-" + pod.id().name() + ".yaml", List.of(yaml(pod))));
        for (LiveObject pod : pods) {
            for (Map<String, Object> container : pod.maps("status", "containerStatuses")) {
                logs(pod, container, files);
            }
        }
        return files;
    }

    /**
     * Writes them.
     *
     * @param folder is made
     * @throws IOException when the disk will not take it
     */
    static void write(Map<String, String> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** As many of them, the first ones first, as a record may hold. */
    static SortedMap<String, String> forTheRecord(Map<String, String> files) {
        SortedMap<String, String> kept = new TreeMap<>();
        long characters = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            characters += file.getValue().length();
            if (characters <= RECORDED_CHARACTERS) {
                kept.put(file.getKey(), file.getValue());
            }
        }
        return kept;
    }

    /** As {@code kubectl get pod -o yaml} shows it. */
    private String yaml(LiveObject pod) {
        Map<String, Object> content = new LinkedHashMap<>(pod.content());
        Map<Object, Object> metadata = new LinkedHashMap<>((Map<?, ?>) content.getOrDefault("metadata", Map.of()));
        metadata.remove("managedFields");
        content.put("metadata", metadata);
        return yaml.text(content);
    }

    private void logs(LiveObject pod, Map<String, Object> container, Map<String, String> files) {
        String name = String.valueOf(container.get("name"));
        boolean restarted = container.get("restartCount") instanceof Number count && count.intValue() > 0;
        for (LogInstance instance :
                restarted ? List.of(LogInstance.PREVIOUS, LogInstance.CURRENT) : List.of(LogInstance.CURRENT)) {
            String text = log(pod, name, instance);
            if (!text.isEmpty()) {
                String suffix = instance == LogInstance.PREVIOUS ? "-previous.log" : ".log";
                put(files, "pod-" + pod.id().name() + "-" + name + suffix, List.of(text));
            }
        }
    }

    private String log(LiveObject pod, String container, LogInstance instance) {
        try {
            String text = reader.log(pod.id().namespace(), pod.id().name(), container, instance, LOG_LINES);
            return text.startsWith(ClusterReader.LOG_TAKEN_AWAY) ? "" : text;
        } catch (ClusterException notToBeHad) {
            return "";
        }
    }

    /** Of a pod that nothing is told of there is no event either: one of a probe quotes what the pod answered. */
    private List<String> events(String namespace, List<LiveObject> pods) {
        return seen("v1", "Event", namespace, "").stream()
                .filter(event -> discretion.tellsOfAll() || !isOfOther(event, pods))
                .map(event -> event.text("lastTimestamp") + "  " + event.text("type") + "  "
                        + event.text("involvedObject", "kind") + " " + event.text("involvedObject", "name") + "  "
                        + event.text("reason") + ": " + event.text("message"))
                .sorted()
                .toList();
    }

    private static boolean isOfOther(LiveObject event, List<LiveObject> pods) {
        String name = event.text("involvedObject", "name");
        return event.text("involvedObject", "kind").equals("Pod")
                && pods.stream().noneMatch(pod -> pod.id().name().equals(name));
    }

    /** What may not be read is no reason to withhold the rest. */
    private Collection<LiveObject> seen(String apiVersion, String kind, String namespace, String selector) {
        try {
            return reader.list(apiVersion, kind, namespace, selector);
        } catch (ClusterException refused) {
            return List.of();
        }
    }

    private void put(Map<String, String> files, String name, List<String> lines) {
        files.put(name, discretion.redact(String.join("\n", lines) + "\n"));
    }
}
