package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Suspicion;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.Related;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands the judgement of a workload and of its pods on to those who diagnose. */
final class Suspicions {
    private Suspicions() {}

    /** The workload's own first, each cause once. */
    static List<Suspicion> of(WorkloadProgress workload, LiveObject live, Related related) {
        List<LiveObject> pods = CurrentPods.of(live, related);
        List<Suspicion> all = new ArrayList<>();
        List<Suspicion> ofPods = new ArrayList<>();
        for (LiveObject pod : pods) {
            workload.pods().stream()
                    .filter(progress -> progress.name().equals(pod.id().name()))
                    .findFirst()
                    .flatMap(progress -> of(progress.readiness(), Optional.of(pod)))
                    .ifPresent(ofPods::add);
        }
        of(workload.readiness(), Optional.empty())
                .filter(own -> ofPods.stream().noneMatch(each -> each.reason().equals(own.reason())))
                .ifPresent(all::add);
        all.addAll(ofPods);
        return all;
    }

    private static Optional<Suspicion> of(Readiness readiness, Optional<LiveObject> pod) {
        if (readiness instanceof Readiness.Failed failed) {
            return Optional.of(new Suspicion(failed.cause(), failed.reason(), pod));
        }
        if (readiness instanceof Readiness.Suspect suspect) {
            return Optional.of(new Suspicion(suspect.cause(), suspect.reason(), pod));
        }
        if (readiness instanceof Readiness.Retrying retrying) {
            return Optional.of(new Suspicion(retrying.cause(), retrying.reason(), pod));
        }
        return readiness instanceof Readiness.Gone
                ? Optional.of(new Suspicion(Cause.DELETED, "was deleted by someone else", pod))
                : Optional.empty();
    }
}
