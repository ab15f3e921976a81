package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.LocalProgress;
import io.github.sarvanom.compose.LocalStart;
import io.github.sarvanom.compose.LocalStatus;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.Readiness;
import io.github.sarvanom.rollout.Replicas;
import io.github.sarvanom.rollout.RolloutDeadline;
import io.github.sarvanom.rollout.RolloutLog;
import io.github.sarvanom.rollout.WorkloadProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Waits for containers, and tells of it in the words of a rollout: people see the same tree wherever they deploy. */
final class LocalWait {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final LocalStart start;
    private final RolloutLog log;
    private final Clock clock;
    private final Map<String, LocalStatus> told = new HashMap<>();

    LocalWait(LocalStart start, RolloutLog log, Clock clock) {
        this.start = start;
        this.log = log;
        this.clock = clock;
    }

    /** Until all are well, one has failed for certain, or the deadline has passed: all as they stand then. */
    List<LocalProgress> until(RolloutDeadline deadline) throws InterruptedException {
        Instant begin = clock.instant();
        List<LocalProgress> containers = start.look();
        if (containers.stream().allMatch(LocalProgress::isHealthy)) {
            return containers;
        }
        log.waiting(workloads(containers), deadline);
        try {
            Instant ticked = begin;
            while (goesOn(containers, begin.plus(deadline.duration()))) {
                boolean changed = tell(containers);
                Instant now = clock.instant();
                if (changed || !now.isBefore(ticked.plus(TICK))) {
                    ticked = now;
                    log.ticked(workloads(containers), Duration.between(begin, now));
                }
                start.await(TICK);
                containers = start.look();
            }
            tell(containers);
            return containers;
        } finally {
            log.ended(workloads(containers), Duration.between(begin, clock.instant()));
        }
    }

    private boolean goesOn(List<LocalProgress> containers, Instant end) {
        return clock.instant().isBefore(end)
                && containers.stream().noneMatch(each -> each.status() instanceof LocalStatus.Failed)
                && !containers.stream().allMatch(LocalProgress::isHealthy);
    }

    private boolean tell(List<LocalProgress> containers) {
        boolean changed = false;
        for (LocalProgress container : containers) {
            if (!container.status().equals(told.put(container.name(), container.status()))) {
                changed = true;
                tell(container.status(), workload(container));
            }
        }
        return changed;
    }

    private void tell(LocalStatus status, WorkloadProgress workload) {
        if (workload.isReady()) {
            log.ready(workload);
        } else if (status instanceof LocalStatus.Failed) {
            log.failed(workload);
        } else {
            log.progressed(workload);
        }
    }

    private static List<WorkloadProgress> workloads(List<LocalProgress> containers) {
        return containers.stream().map(LocalWait::workload).toList();
    }

    private static WorkloadProgress workload(LocalProgress container) {
        return new WorkloadProgress(
                new ResourceId("apps/v1", "Deployment", "", container.name()),
                readiness(container.status()),
                new Replicas(container.isHealthy() ? 1 : 0, 1),
                List.of(),
                container.took());
    }

    private static Readiness readiness(LocalStatus status) {
        if (status instanceof LocalStatus.Failed failed) {
            // A rollout's causes are a cluster's; the problems that follow name ours.
            return new Readiness.InProgress(failed.reason());
        }
        return status instanceof LocalStatus.Waiting waiting
                ? new Readiness.InProgress(waiting.reason())
                : new Readiness.Ready();
    }
}
