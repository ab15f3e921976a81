package io.github.sarvanom.rollout;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All objects of one rollout, judged together. Tells the log each change once. Not thread-safe. */
final class Tracker {
    private final ClusterView view = new ClusterView();
    private final Map<ResourceId, WorkloadProgress> progress = new LinkedHashMap<>();
    private final List<Target> targets;
    private final Set<ResourceId> speechless;
    private final Stall stall;
    private final Instant start;
    private final RolloutLog log;

    /**
     * Starts from the objects as they were applied or kept: what they say of themselves is never older than the wait.
     *
     * @param stall how long nothing of a workload may move
     * @param hasStatus whether somebody writes a status of such an object; asked only of unknown kinds that were just sent
     */
    Tracker(
            AppliedSet applied,
            Instant start,
            Map<ResourceId, Duration> stall,
            Predicate<ResourceId> hasStatus,
            RolloutLog log) {
        ReadinessRules rules = new ReadinessRules();
        List<LiveObject> objects = List.copyOf(applied.objects().values());
        this.speechless = objects.stream()
                .filter(object -> applied.sent().contains(object.id()) && rules.isUnknown(object))
                .map(LiveObject::id)
                .filter(hasStatus)
                .collect(Collectors.toSet());
        this.targets = objects.stream()
                .filter(object -> rules.takesTime(object) || speechless.contains(object.id()))
                .map(object -> new Target(rules, object, start))
                .collect(Collectors.toCollection(ArrayList::new));
        this.stall = new Stall(stall, start);
        this.start = start;
        this.log = log;
        objects.stream()
                .filter(rules::isUnknown)
                .map(LiveObject::id)
                .filter(id -> !speechless.contains(id))
                .forEach(log::notJudged);
        objects.forEach(object -> view.accept(new WatchEvent(WatchEvent.Type.PRESENT, object)));
        targets.forEach(target -> progress.put(target.id(), target.judge(view, start)));
    }

    /** New objects of an unknown kind of which nobody has said anything yet, though somebody may. */
    Set<ResourceId> speechless() {
        return speechless;
    }

    ClusterView view() {
        return view;
    }

    List<WorkloadProgress> workloads() {
        return List.copyOf(progress.values());
    }

    List<WorkloadProgress> unready() {
        return workloads().stream().filter(workload -> !workload.isReady()).toList();
    }

    boolean allReady() {
        return unready().isEmpty();
    }

    boolean anyFailed() {
        return workloads().stream().anyMatch(workload -> workload.readiness().isFailure());
    }

    boolean anySuspect() {
        return workloads().stream().anyMatch(workload -> workload.readiness() instanceof Readiness.Suspect);
    }

    Duration elapsed(Instant now) {
        return Duration.between(start, now);
    }

    void learn(List<WatchEvent> events, Instant now) {
        events.forEach(view::accept);
        List<WorkloadProgress> judged =
                targets.stream().map(target -> target.judge(view, now)).toList();
        stall.look(judged, now).forEach(this::learn);
        targets.removeIf(target -> !progress.containsKey(target.id()));
    }

    private void learn(WorkloadProgress present) {
        WorkloadProgress before = progress.put(present.id(), present);
        if (present.readiness() instanceof Readiness.NotJudged) {
            progress.remove(present.id());
            log.notJudged(present.id());
        } else if (before == null || !present.looksLike(before)) {
            tell(present);
        }
    }

    private void tell(WorkloadProgress workload) {
        if (workload.isReady()) {
            log.ready(workload);
        } else if (workload.readiness().isFailure()) {
            log.failed(workload);
        } else {
            log.progressed(workload);
        }
    }
}
