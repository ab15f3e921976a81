package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a probe lets a program fail. Defaults as in the Kubernetes API reference, Probe v1 core: period 10 s, three failures,
 * delay 0.
 *
 * @param delay before the first question
 * @param period between questions
 * @param failures in a row that are too many
 */
public record ProbeSum(Duration delay, Duration period, long failures) {

    /** Empty when the container of that pod has no such probe. */
    public static Optional<ProbeSum> of(LiveObject pod, String container, String probe) {
        return pod.maps("spec", "containers").stream()
                .filter(each -> container.equals(each.get("name")))
                .flatMap(each -> of(each.get(probe)).stream())
                .findFirst();
    }

    /** Empty when that is no probe. */
    public static Optional<ProbeSum> of(@Nullable Object probe) {
        return probe instanceof Map<?, ?> settings
                ? Optional.of(new ProbeSum(
                        Duration.ofSeconds(number(settings, "initialDelaySeconds", 0)),
                        Duration.ofSeconds(number(settings, "periodSeconds", 10)),
                        number(settings, "failureThreshold", 3)))
                : Optional.empty();
    }

    public Duration total() {
        return delay.plus(period.multipliedBy(failures));
    }

    /** {@code 10 s + 30 x 5 s = 160 s}. */
    public String words() {
        return delay.toSeconds() + " s + " + failures + " x " + period.toSeconds() + " s = " + total().toSeconds()
                + " s";
    }

    private static long number(Map<?, ?> settings, String key, long otherwise) {
        return settings.get(key) instanceof Number number ? number.longValue() : otherwise;
    }
}
