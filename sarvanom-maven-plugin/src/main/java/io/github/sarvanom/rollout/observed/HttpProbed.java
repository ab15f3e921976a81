package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the kubelet asks of a container over HTTP to know whether it is ready.
 *
 * @param port of the pod
 * @param path with a slash at its beginning
 */
public record HttpProbed(int port, String path) {

    /** Empty when the container has no readiness probe by plain HTTP. */
    public static Optional<HttpProbed> of(LiveObject pod, String container) {
        return pod.maps("spec", "containers").stream()
                .filter(each -> container.equals(each.get("name")))
                .flatMap(each -> asked(each).stream())
                .findFirst();
    }

    private static Optional<HttpProbed> asked(Map<String, Object> container) {
        if (container.get("readinessProbe") instanceof Map<?, ?> probe
                && probe.get("httpGet") instanceof Map<?, ?> get
                && !"HTTPS".equals(get.get("scheme"))) {
            Object path = get.get("path");
            return Optional.of(new HttpProbed(port(get.get("port"), container), path == null ? "/" : path.toString()));
        }
        return Optional.empty();
    }

    private static int port(@Nullable Object said, Map<String, Object> container) {
        if (said instanceof Number number) {
            return number.intValue();
        }
        List<?> ports = container.get("ports") instanceof List<?> all ? all : List.of();
        for (Object each : ports) {
            if (each instanceof Map<?, ?> port
                    && String.valueOf(said).equals(port.get("name"))
                    && port.get("containerPort") instanceof Number number) {
                return number.intValue();
            }
        }
        return 0;
    }
}
