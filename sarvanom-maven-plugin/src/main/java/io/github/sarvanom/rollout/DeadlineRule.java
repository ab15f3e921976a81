package io.github.sarvanom.rollout;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Derives how long a rollout may take from what the workloads allow themselves: the time that the probes of one pod may
 * take, times the waves in which a rolling update renews the pods, plus an allowance for scheduling and pulling. Workloads
 * roll at the same time, so that the slowest counts.
 */
public final class DeadlineRule {
    /** Scheduling, pulling the image, making the container; a node pulls a typical image of 300 MB in less. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(90);
    /** Where no workload takes time, there is still a controller or two to hear from. */
    private static final Duration LEAST = Duration.ofSeconds(60);

    private DeadlineRule() {}

    /** The longest that the slowest of these workloads may take, and the sum in words. */
    public static RolloutDeadline derive(AppliedSet applied) {
        Optional<Sum> slowest = applied.objects().values().stream()
                .filter(object -> object.at("spec", "template", "spec") != null)
                .map(Sum::of)
                .max(Comparator.comparing(Sum::total));
        return slowest.map(sum -> new RolloutDeadline(sum.total(), sum.words(), sum.wave()))
                .orElse(new RolloutDeadline(LEAST, "no workload has probes"));
    }

    private record Sum(String name, int waves, Duration start, Duration allowance) {

        static Sum of(LiveObject workload) {
            Duration start = workload.maps("spec", "template", "spec", "containers").stream()
                    .map(Sum::start)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO)
                    .plusSeconds(workload.number("spec", "minReadySeconds"));
            return new Sum(workload.id().display(), waves(workload), start, ALLOWANCE);
        }

        Duration total() {
            return wave().multipliedBy(waves);
        }

        /** In so long a time at least one pod comes up, or none does. */
        Duration wave() {
            return start.plus(allowance);
        }

        String words() {
            return name + ": " + waves + (waves == 1 ? " wave" : " waves") + " of pods x (" + start.toSeconds()
                    + " s that its probes allow + " + allowance.toSeconds() + " s for scheduling and pulling)";
        }

        /** Startup and readiness follow each other: Kubernetes, "Configure Liveness, Readiness and Startup Probes". */
        private static Duration start(Map<String, Object> container) {
            return probe(container.get("startupProbe")).plus(probe(container.get("readinessProbe")));
        }

        /** Defaults as in the Kubernetes API reference, Probe v1 core: period 10 s, three failures, delay 0. */
        private static Duration probe(@Nullable Object probe) {
            if (!(probe instanceof Map<?, ?> settings)) {
                return Duration.ZERO;
            }
            long period = number(settings, "periodSeconds", 10);
            long failures = number(settings, "failureThreshold", 3);
            return Duration.ofSeconds(number(settings, "initialDelaySeconds", 0) + period * failures);
        }

        private static long number(Map<?, ?> settings, String key, long otherwise) {
            return settings.get(key) instanceof Number number ? number.longValue() : otherwise;
        }

        /** How often a rolling update has to wait for new pods; the first wave may be smaller than the surge allows. */
        private static int waves(LiveObject workload) {
            long replicas = Replicas.wanted(workload);
            long surge = share(workload.at("spec", "strategy", "rollingUpdate", "maxSurge"), replicas, Math::ceil);
            long away =
                    share(workload.at("spec", "strategy", "rollingUpdate", "maxUnavailable"), replicas, Math::floor);
            long width = workload.id().kind().equals("Deployment") ? Math.max(1, surge + away) : 1;
            boolean together = workload.text("spec", "strategy", "type").equals("Recreate")
                    || List.of("DaemonSet", "Job").contains(workload.id().kind());
            return together ? 1 : (int) Math.max(1, (replicas + width - 1) / width);
        }

        /** A number or a percentage; 25 % when left out. Surge is rounded up, absence down, as the controller does. */
        private static long share(@Nullable Object value, long replicas, DoubleUnaryOperator rounding) {
            if (value instanceof Number number) {
                return number.longValue();
            }
            String percent = value == null ? "25%" : value.toString();
            double share = Double.parseDouble(percent.replace("%", "")) * replicas / 100;
            return (long) rounding.applyAsDouble(share);
        }
    }
}
