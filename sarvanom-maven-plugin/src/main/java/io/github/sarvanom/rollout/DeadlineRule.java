package io.github.sarvanom.rollout;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.observed.RollingUpdate;
import io.github.sarvanom.rollout.observed.StartSum;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Derives how long a rollout may take from what the workloads allow themselves: the time that the probes of one pod may
 * take, times the waves in which a rolling update renews the pods, plus an allowance for scheduling and pulling; and what an
 * earlier pod may take to stop, where it leaves before the new one comes. Workloads roll at the same time, so that the slowest
 * counts.
 */
public final class DeadlineRule {
    /** Scheduling, pulling the image, making the container; a node pulls a typical image of 300 MB in less. */
    static final Duration ALLOWANCE = Duration.ofSeconds(90);
    /** Where no workload takes time, there is still a controller or two to hear from. */
    private static final Duration LEAST = Duration.ofSeconds(60);
    /** Their pods are to come up one after the other; a job may compute in silence. */
    private static final Set<String> MOVING = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    private DeadlineRule() {}

    /** The longest that the slowest of these workloads may take, the sum in words, and how long each may stand still. */
    public static RolloutDeadline derive(AppliedSet applied) {
        Map<ResourceId, Sum> sums = new LinkedHashMap<>();
        applied.objects().forEach((id, object) -> {
            if (object.at("spec", "template", "spec") != null) {
                sums.put(id, Sum.of(object));
            }
        });
        Map<ResourceId, Duration> stall = sums.entrySet().stream()
                .filter(sum -> MOVING.contains(sum.getKey().kind()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, sum -> sum.getValue().still()));
        return sums.values().stream()
                .max(Comparator.comparing(Sum::total))
                .map(slowest -> new RolloutDeadline(slowest.total(), slowest.words(), stall))
                .orElse(new RolloutDeadline(LEAST, "no workload has probes"));
    }

    /**
     * @param start what the probes of one pod allow
     * @param grace how long a pod may take to stop
     * @param before the same where it stops before the next one starts; zero elsewhere
     */
    private record Sum(String name, long waves, Duration start, Duration grace, Duration before) {

        static Sum of(LiveObject workload) {
            Duration start = StartSum.ofTemplate(workload).plusSeconds(workload.number("spec", "minReadySeconds"));
            Duration grace =
                    Duration.ofSeconds(workload.number("spec", "template", "spec", "terminationGracePeriodSeconds"));
            long pods = pods(workload);
            RollingUpdate rolling = RollingUpdate.of(workload, pods);
            Duration before = rolling.surge() == 0 ? grace : Duration.ZERO;
            return new Sum(workload.id().display(), rolling.waves(pods), start, grace, before);
        }

        Duration total() {
            return start.plus(ALLOWANCE).plus(before).multipliedBy(waves);
        }

        /** In so long a time at least one pod comes up, or none does; also where it needs the room of one that stops. */
        Duration still() {
            return start.plus(ALLOWANCE).plus(grace);
        }

        String words() {
            String stopping = before.isZero() ? "" : " + " + before.toSeconds() + " s for earlier pods to stop";
            return name + ": " + waves + (waves == 1 ? " wave" : " waves") + " of pods x (" + start.toSeconds()
                    + " s that its probes allow + " + ALLOWANCE.toSeconds() + " s for scheduling and pulling" + stopping
                    + ")";
        }

        /** A DaemonSet that is made anew has no node yet, and starts on all at once. */
        private static long pods(LiveObject workload) {
            return workload.id().kind().equals("DaemonSet")
                    ? workload.number("status", "desiredNumberScheduled")
                    : Replicas.wanted(workload);
        }
    }
}
