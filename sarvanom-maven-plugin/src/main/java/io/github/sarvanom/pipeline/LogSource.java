package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.PodLogs;
import java.util.List;
import java.util.Map;

/**
 * One run of a container whose log can be read.
 *
 * @param run the pod's identity, the container's name and how often it was restarted
 * @param end where it ends
 */
record LogSource(String service, PodLogs.Container container, String run, PodLogs.Mode end) {
    private static final String NAME = "app.kubernetes.io/name";

    /** Those of a pod's containers that have been started. */
    static List<LogSource> of(LiveObject pod) {
        return pod.maps("status", "containerStatuses").stream()
                .filter(LogSource::hasRun)
                .map(status -> of(pod, status, restarts(status), PodLogs.Mode.SO_FAR))
                .toList();
    }

    /** What the containers wrote that were started again since: the kubelet keeps the last run before the present one. */
    static List<LogSource> before(LiveObject pod) {
        return pod.maps("status", "containerStatuses").stream()
                .filter(status -> restarts(status) > 0)
                .map(status -> of(pod, status, restarts(status) - 1, PodLogs.Mode.BEFORE_RESTART))
                .toList();
    }

    LogLine line(String text, Secrecy secrecy) {
        return LogLine.read(service, container.pod(), text, secrecy::redact);
    }

    private static long restarts(Map<String, Object> status) {
        return status.get("restartCount") instanceof Number count ? count.longValue() : 0;
    }

    static String service(LiveObject pod) {
        String name = pod.text("metadata", "labels", NAME);
        return name.isEmpty() ? pod.text("metadata", "labels", "app") : name;
    }

    private static LogSource of(LiveObject pod, Map<String, Object> status, long run, PodLogs.Mode end) {
        String container = String.valueOf(status.get("name"));
        String service = service(pod);
        return new LogSource(
                service.isEmpty() ? container : service,
                new PodLogs.Container(pod.id().namespace(), pod.id().name(), container),
                pod.uid() + "/" + container + "/" + run,
                end);
    }

    private static boolean hasRun(Map<String, Object> status) {
        return status.get("state") instanceof Map<?, ?> state
                && (state.containsKey("running") || state.containsKey("terminated"));
    }
}
