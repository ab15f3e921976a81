package io.github.sarvanom.rollout;

import java.util.Map;

/** A Deployment {@code web} of one pod. */
final class OneService {
    private OneService() {}

    /** @param pod its pods' spec */
    static Map<String, Object> of(Map<String, Object> pod) {
        Map<String, String> labels = Map.of("app", "web");
        return Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "web"),
                "spec",
                Map.of(
                        "selector",
                        Map.of("matchLabels", labels),
                        "template",
                        Map.of("metadata", Map.of("labels", labels), "spec", pod)));
    }
}
