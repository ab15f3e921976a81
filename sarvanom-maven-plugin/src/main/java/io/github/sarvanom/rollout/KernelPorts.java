package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Listening;
import io.github.sarvanom.rollout.observed.ProbeFailure;
import io.github.sarvanom.rollout.observed.Related;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks inside a container on which ports somebody listens, when a probe is refused: programs do not always say it, and some say
 * what is not so. Nobody is asked who is only starting: whoever guards a cluster is told of each command that is run in a container.
 */
final class KernelPorts {
    private static final List<String> TABLES = List.of("/proc/net/tcp", "/proc/net/tcp6");
    /** A program that opens its port late is asked again. */
    private static final int TIMES = 3;

    private final ClusterReader reader;
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Listening> known = new HashMap<>();

    KernelPorts(ClusterReader reader) {
        this.reader = reader;
    }

    /** What was learned so far, by {@link Learned#key}. */
    Map<String, Listening> known() {
        return known;
    }

    /** Whether anything was learned. */
    boolean ask(ContainerState container, LiveObject pod, Related related) {
        boolean refused = ProbeFailure.parse(related.lastWarning(pod, "Unhealthy"))
                .filter(ProbeFailure::refused)
                .isPresent();
        String key = Learned.key(pod, container);
        if (!refused || !container.isRunning() || asked.merge(key, 1, Integer::sum) > TIMES) {
            return false;
        }
        return reader.files(pod.id().namespace(), pod.id().name(), container.name(), TABLES)
                .flatMap(Listening::parse)
                .filter(seen -> !seen.equals(known.put(key, seen)))
                .isPresent();
    }
}
