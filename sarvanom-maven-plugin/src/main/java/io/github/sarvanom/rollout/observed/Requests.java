package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of something a pod holds, as scheduler and quota count it. */
public final class Requests {
    private Requests() {}

    /**
     * Kubernetes, "Init Containers", Resource sharing within containers; and "Assign Pod-level CPU and memory resources".
     *
     * @param section {@code requests} or {@code limits}
     * @param resource {@code cpu} or {@code memory}
     * @return in cores or bytes; zero when the pod does not say
     */
    public static BigDecimal of(LiveObject pod, String section, String resource) {
        BigDecimal ofPod = amount(pod.at("spec", "resources", section), resource);
        if (ofPod.signum() > 0) {
            return ofPod;
        }
        BigDecimal beside = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (Map<String, Object> container : pod.maps("spec", "initContainers")) {
            BigDecimal amount = amount(container, section, resource);
            if ("Always".equals(container.get("restartPolicy"))) {
                beside = beside.add(amount);
                most = most.max(beside);
            } else {
                most = most.max(beside.add(amount));
            }
        }
        BigDecimal together = beside;
        for (Map<String, Object> container : pod.maps("spec", "containers")) {
            together = together.add(amount(container, section, resource));
        }
        return most.max(together).add(amount(pod.at("spec", "overhead"), resource));
    }

    private static BigDecimal amount(Map<String, Object> container, String section, String resource) {
        return container.get("resources") instanceof Map<?, ?> resources
                ? amount(resources.get(section), resource)
                : BigDecimal.ZERO;
    }

    private static BigDecimal amount(@Nullable Object amounts, String resource) {
        return amounts instanceof Map<?, ?> map && map.get(resource) != null
                ? Quantity.of(String.valueOf(map.get(resource)))
                        .map(Quantity::amount)
                        .orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }
}
