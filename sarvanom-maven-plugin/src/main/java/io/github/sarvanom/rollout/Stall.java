package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Notices a release of which nothing moves any more: neither a count nor any pod, for as long as the slowest of those that are not ready
 * may take for one wave of its pods. The waves after that need not be waited for. One workload alone is never given up while another is
 * on its way: it may wait for that. Not thread-safe.
 */
final class Stall {
    private final Map<ResourceId, Duration> waves;
    private Instant since;
    private List<WorkloadProgress> last = List.of();

    /** @param waves how long one wave of a workload's pods may take; who is not in it may be silent, as a job that computes */
    Stall(Map<ResourceId, Duration> waves, Instant start) {
        this.waves = waves;
        this.since = start;
    }

    /** All objects of the release, or the same with the unready ones as failures. */
    List<WorkloadProgress> look(List<WorkloadProgress> all, Instant now) {
        if (!last.isEmpty() && !looksLike(all, last)) {
            since = now;
        }
        last = all;
        List<WorkloadProgress> unready =
                all.stream().filter(workload -> !workload.isReady()).toList();
        Duration wave = unready.stream()
                .map(workload -> waves.getOrDefault(workload.id(), Duration.ZERO))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        boolean over = !now.isBefore(since.plus(wave));
        return over && unready.stream().allMatch(this::stands)
                ? all.stream().map(workload -> givenUp(workload, wave)).toList()
                : all;
    }

    /** What is suspected has a patience of its own. */
    private boolean stands(WorkloadProgress workload) {
        return waves.containsKey(workload.id())
                && (workload.readiness() instanceof Readiness.InProgress
                        || workload.readiness() instanceof Readiness.Retrying);
    }

    private static boolean looksLike(List<WorkloadProgress> all, List<WorkloadProgress> before) {
        return all.size() == before.size()
                && IntStream.range(0, all.size()).allMatch(i -> all.get(i).looksLike(before.get(i)));
    }

    private static WorkloadProgress givenUp(WorkloadProgress workload, Duration wave) {
        if (workload.isReady()) {
            return workload;
        }
        String reason = "has not moved for " + wave.toSeconds() + " s: " + Reasons.blame(workload);
        return workload.judged(new Readiness.Failed(Cause.NO_PROGRESS, reason));
    }
}
