package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One object that is waited for, and what has been seen of it. Keeps the one thing that the pure rules cannot know: since
 * when a suspicion has stood. It is measured by our clock alone, since the cluster's may differ. Not thread-safe.
 */
final class Target {
    /** A controller that writes conditions does so within seconds; kstatus calls an object without any current at once. */
    private static final Duration FIRST_WORD = Duration.ofSeconds(5);

    private final ReadinessRules rules;
    private final LiveObject applied;
    private final Instant start;
    private final Map<Suspected, Instant> suspectedSince = new HashMap<>();
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private @Nullable Instant readySince;

    Target(ReadinessRules rules, LiveObject applied, Instant start) {
        this.rules = rules;
        this.applied = applied;
        this.start = start;
    }

    ResourceId id() {
        return applied.id();
    }

    /**
     * Where it stands now. A workload that was ready may have fallen back; then it is waited for again, and the time it took
     * runs on.
     */
    WorkloadProgress judge(ClusterView view, Instant now) {
        Optional<LiveObject> live = view.find(applied.id());
        Related related = view.relatedTo(applied);
        Readiness readiness = patient(rules.judge(applied, live, related), now);
        LiveObject present = live.orElse(applied);
        Duration took = Duration.between(start, until(readiness, now));
        List<LiveObject> current = CurrentPods.of(present, related);
        List<LiveObject> others = related.pods().stream()
                .filter(pod -> !current.contains(pod))
                .filter(pod -> present.id().kind().equals("Deployment"))
                .toList();
        return new WorkloadProgress(
                applied.id(),
                readiness,
                replicas(present, related, readiness),
                pods(current, related, now),
                took,
                pods(others, related, now));
    }

    /** What is ready has all its replicas, also where the watch of its pods lags behind the one of the workload. */
    private static Replicas replicas(LiveObject workload, Related related, Readiness readiness) {
        Replicas counted = Replicas.of(workload, related);
        return readiness instanceof Readiness.Ready ? new Replicas(counted.wanted(), counted.wanted()) : counted;
    }

    private Instant until(Readiness readiness, Instant now) {
        readySince = readiness instanceof Readiness.Ready ? Objects.requireNonNullElse(readySince, now) : null;
        return Objects.requireNonNullElse(readySince, now);
    }

    private Readiness patient(Readiness readiness, Instant now) {
        if (readiness instanceof Readiness.NotJudged) {
            return now.isBefore(start.plus(FIRST_WORD))
                    ? new Readiness.InProgress("waits for the first word of its controller")
                    : readiness;
        }
        if (!(readiness instanceof Readiness.Suspect suspect)) {
            suspectedSince.clear();
            return readiness;
        }
        Suspected suspected = new Suspected(suspect.cause(), suspect.isToTheEnd());
        suspectedSince.keySet().retainAll(Set.of(suspected));
        Instant since = suspectedSince.computeIfAbsent(suspected, first -> now);
        return now.isBefore(since.plus(suspect.patience()))
                ? readiness
                : new Readiness.Failed(suspect.cause(), suspect.reason());
    }

    private List<PodProgress> pods(List<LiveObject> pods, Related related, Instant now) {
        List<Readiness> judged = PodRule.judgeAll(pods, related);
        return IntStream.range(0, pods.size())
                .mapToObj(i -> pod(pods.get(i), judged.get(i), now))
                .toList();
    }

    private PodProgress pod(LiveObject pod, Readiness judged, Instant now) {
        Instant seen = firstSeen.computeIfAbsent(pod.uid(), uid -> now);
        boolean stops = pod.at("metadata", "deletionTimestamp") != null;
        return new PodProgress(
                pod.id().name(),
                stops ? new Readiness.InProgress("is stopping") : judged,
                Duration.between(start, seen));
    }

    /** What was waited for without an end has all its patience left when the end is known. */
    private record Suspected(Cause cause, boolean toTheEnd) {}
}
