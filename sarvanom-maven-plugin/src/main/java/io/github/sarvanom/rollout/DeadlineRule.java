package io.github.sarvanom.rollout;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.ProbeSum;
import io.github.sarvanom.rollout.observed.RollingUpdate;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

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

    private record Sum(String name, long waves, Duration start, Duration allowance) {

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
            return probe(container, "startupProbe").plus(probe(container, "readinessProbe"));
        }

        private static Duration probe(Map<String, Object> container, String probe) {
            return ProbeSum.of(container.get(probe)).map(ProbeSum::total).orElse(Duration.ZERO);
        }

        /** How often a rolling update has to wait for new pods; the first wave may be smaller than the surge allows. */
        private static long waves(LiveObject workload) {
            long pods = Replicas.wanted(workload);
            return workload.id().kind().equals("DaemonSet")
                    ? 1
                    : RollingUpdate.of(workload, pods).waves(pods);
        }
    }
}
