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
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes down what is to be seen of a failed release while it still stands: what went wrong, events, pods, logs. */
public final class Evidence {
    private static final int LOG_LINES = 500;

    private final ClusterReader reader;
    private final UnaryOperator<String> redaction;
    private final ManifestYaml yaml = new ManifestYaml();

    /** @param redaction takes the values of secrets out of whatever the cluster says */
    public Evidence(ClusterReader reader, UnaryOperator<String> redaction) {
        this.reader = reader;
        this.redaction = redaction;
    }

    /**
     * @param folder is made
     * @throws IOException when the disk will not take it
     */
    void save(Environment environment, List<Problem> why, Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("problems.txt"), why.stream().map(Problem::text).toList());
        write(folder.resolve("events.txt"), events(environment.namespace()));
        String selector = "app.kubernetes.io/part-of=" + environment.application();
        for (LiveObject pod : seen("v1", "Pod", environment.namespace(), selector)) {
            write(folder.resolve("pod-" + pod.id().name() + ".yaml"), List.of(yaml.text(pod.content())));
            for (Map<String, Object> container : pod.maps("status", "containerStatuses")) {
                logs(pod, container, folder);
            }
        }
    }

    private void logs(LiveObject pod, Map<String, Object> container, Path folder) throws IOException {
        String name = String.valueOf(container.get("name"));
        boolean restarted = container.get("restartCount") instanceof Number count && count.intValue() > 0;
        for (LogInstance instance :
                restarted ? List.of(LogInstance.PREVIOUS, LogInstance.CURRENT) : List.of(LogInstance.CURRENT)) {
            String text = log(pod, name, instance);
            if (!text.isEmpty()) {
                String suffix = instance == LogInstance.PREVIOUS ? "-previous.log" : ".log";
                write(folder.resolve("pod-" + pod.id().name() + "-" + name + suffix), List.of(text));
            }
        }
    }

    private String log(LiveObject pod, String container, LogInstance instance) {
        try {
            return reader.log(pod.id().namespace(), pod.id().name(), container, instance, LOG_LINES);
        } catch (ClusterException notToBeHad) {
            return "";
        }
    }

    private List<String> events(String namespace) {
        return seen("v1", "Event", namespace, "").stream()
                .map(event -> event.text("lastTimestamp") + "  " + event.text("type") + "  "
                        + event.text("involvedObject", "kind") + " " + event.text("involvedObject", "name") + "  "
                        + event.text("reason") + ": " + event.text("message"))
                .sorted()
                .toList();
    }

    /** What may not be read is no reason to withhold the rest. */
    private Collection<LiveObject> seen(String apiVersion, String kind, String namespace, String selector) {
        try {
            return reader.list(apiVersion, kind, namespace, selector);
        } catch (ClusterException refused) {
            return List.of();
        }
    }

    private void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, redaction.apply(String.join("\n", lines) + "\n"));
    }
}
