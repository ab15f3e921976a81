package io.github.sarvanom.apply;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.plan.Removal;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Waits until deleted objects are gone: their pods may take their time to stop, and finalizers may hold them. */
final class Departure {
    /** Longer than any pod of ours may take to stop, and than Kubernetes's collector needs. */
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    /** Between two looks: what holds nothing up is gone in no time, a pod takes seconds. */
    private static final long SHORTEST_MILLIS = 10;

    private static final long LONGEST_MILLIS = 250;

    private final ClusterReader reader;
    private final Clock clock;

    Departure(ClusterReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** @throws SarvanomException with those that are still there when the time is over */
    void await(List<Removal> leaving) throws InterruptedException {
        Instant end = clock.instant().plus(AT_MOST);
        List<LiveObject> left = still(leaving);
        long pause = SHORTEST_MILLIS;
        while (!left.isEmpty()) {
            if (clock.instant().isAfter(end)) {
                throw SarvanomException.surroundings(stuck(left), null);
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_MILLIS);
            left = still(leaving);
        }
    }

    private List<LiveObject> still(List<Removal> leaving) {
        if (leaving.isEmpty()) {
            return List.of();
        }
        LiveState live = reader.read(new ManifestSet(
                leaving.stream().map(each -> Manifest.of(each.live().content())).toList()));
        return leaving.stream()
                .map(each -> live.find(each.id())
                        .filter(there -> there.uid().equals(each.uid()))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Problem stuck(List<LiveObject> left) {
        Problem problem = Problem.of(left.size() + " of the removed objects are still there after "
                        + AT_MOST.toMinutes() + " minutes")
                .mend(
                        "look at what holds them (kubectl get -o yaml, finalizers), then deploy again: it goes on from there");
        for (LiveObject each : left) {
            problem = problem.seen(each.id().display() + " held by " + each.at("metadata", "finalizers"));
        }
        return problem;
    }
}
