package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.cause.Hopes;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls a trouble that may yet mend itself by its name soon after it was first seen, each once, and says so when it has passed.
 * Not thread-safe.
 */
final class Doubts {
    /** What passes sooner is how things start. */
    private static final Duration FLEETING = Duration.ofSeconds(2);
    /** A verdict that is due so soon needs no herald. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Map<ResourceId, Sight> open = new HashMap<>();
    private final Map<ResourceId, Map<Cause, Diagnosis>> told = new HashMap<>();
    private final Duration atMost;
    private final RolloutLog log;

    /** @param atMost how long is waited at all: whoever only looks is told the end alone */
    Doubts(Duration atMost, RolloutLog log) {
        this.atMost = atMost;
        this.log = log;
    }

    /** @param diagnose what is known of a workload; asked only while there is something to tell */
    void look(List<WorkloadProgress> workloads, Function<WorkloadProgress, List<Diagnosis>> diagnose) {
        if (atMost.compareTo(SOON) > 0) {
            workloads.forEach(workload -> look(workload, diagnose));
        }
    }

    private void look(WorkloadProgress workload, Function<WorkloadProgress, List<Diagnosis>> diagnose) {
        if (workload.isReady()) {
            open.remove(workload.id());
            Optional.ofNullable(told.remove(workload.id()))
                    .ifPresent(all -> log.recovered(workload, List.copyOf(all.values())));
            return;
        }
        Sight sight = present(workload);
        if (sight != null && !sight.told) {
            Diagnosis seen = sight.isSeenIn(workload)
                    ? diagnose.apply(workload).stream().findFirst().orElse(null)
                    : sight.diagnosis;
            sight.diagnosis = seen;
            if (seen != null && workload.took().minus(sight.since).compareTo(FLEETING) >= 0) {
                tell(sight, seen, workload);
            }
        }
    }

    /** What is in doubt: as it looks now, or a program that has ended before and runs again. Null when there is nothing. */
    private @Nullable Sight present(WorkloadProgress workload) {
        Sight before = open.get(workload.id());
        Sight now = Sight.of(workload).orElse(null);
        if (now == null) {
            // The end of a program is a fact; anything else was nothing when it is gone so soon.
            if (before != null && before.restarts == 0) {
                open.remove(workload.id());
            }
            return before != null && before.restarts > 0 ? before : null;
        }
        if (before != null && before.cause == now.cause) {
            before.until = before.since.plus(now.until.minus(now.since)); // more may be known of it
            return before;
        }
        Sight sight = before == null || before.told ? now : now.knownSince(before.since);
        open.put(workload.id(), sight);
        return sight;
    }

    private void tell(Sight sight, Diagnosis diagnosis, WorkloadProgress workload) {
        sight.told = true;
        Map<Cause, Diagnosis> before = told.computeIfAbsent(workload.id(), id -> new EnumMap<>(Cause.class));
        if (before.putIfAbsent(diagnosis.cause(), diagnosis) == null) {
            Duration until = sight.until.compareTo(atMost) < 0 ? sight.until : atMost;
            log.doubted(new Doubt(workload, diagnosis, until, sight.restarts, Hopes.of(sight.cause)));
        }
    }

    /** A doubt that was seen, and what is known of it. Times are since the beginning of the wait. */
    private static final class Sight {
        private final Cause cause;
        private final Duration since;
        private final int restarts;
        private Duration until;
        private @Nullable Diagnosis diagnosis;
        private boolean told;

        private Sight(Cause cause, Duration since, Duration until, int restarts) {
            this.cause = cause;
            this.since = since;
            this.until = until;
            this.restarts = restarts;
        }

        static Optional<Sight> of(WorkloadProgress workload) {
            Duration now = workload.took();
            if (workload.readiness() instanceof Readiness.Retrying retrying) {
                return Optional.of(new Sight(retrying.cause(), now, Duration.ZERO, retrying.enough()));
            }
            return workload.readiness() instanceof Readiness.Suspect suspect
                            && suspect.patience().compareTo(SOON) > 0
                    ? Optional.of(new Sight(suspect.cause(), now, now.plus(suspect.patience()), 0))
                    : Optional.empty();
        }

        Sight knownSince(Duration earlier) {
            return new Sight(cause, earlier, until, restarts);
        }

        boolean isSeenIn(WorkloadProgress workload) {
            return of(workload).filter(now -> now.cause == cause).isPresent();
        }
    }
}
