package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Listening;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.Unhealthy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks inside a container on which ports somebody listens, when a probe is refused: programs do not always say it, and some say
 * what is not so. Nobody is asked who is only starting: whoever guards a cluster is told of each command that is run in a container.
 * Not thread-safe.
 */
final class KernelPorts {
    private static final List<String> TABLES = List.of("/proc/net/tcp", "/proc/net/tcp6");
    /** A program that opens its port late is asked again. */
    private static final int TIMES = 3;

    private final ClusterReader reader;
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Listening> known = new HashMap<>();
    private final Map<String, Question> wanted = new LinkedHashMap<>();

    KernelPorts(ClusterReader reader) {
        this.reader = reader;
    }

    /** What was learned so far, by {@link Learned#runKey}. */
    Map<String, Listening> known() {
        return known;
    }

    /** Wants a container asked while there is hope: a few times in each of its runs. */
    void want(ContainerState container, LiveObject pod, Related related) {
        if (mayTell(container, pod, related) && asked.merge(Learned.runKey(pod, container), 1, Integer::sum) <= TIMES) {
            wantAtTheEnd(container, pod, related);
        }
    }

    /** Wants a container asked, however often it was. */
    void wantAtTheEnd(ContainerState container, LiveObject pod, Related related) {
        if (mayTell(container, pod, related)) {
            String key = Learned.runKey(pod, container);
            wanted.put(key, new Question(key, pod, container.name()));
        }
    }

    /** Asks all that is wanted, together; whether anything was learned. */
    boolean ask() {
        List<Question> questions = List.copyOf(wanted.values());
        wanted.clear();
        boolean learned = false;
        for (InFlight.Answer<Question, Optional<Listening>> answer :
                InFlight.usual().each(questions, this::table).answers()) {
            Listening seen = answer.value().orElse(null);
            learned |= seen != null && !seen.equals(known.put(answer.item().key(), seen));
        }
        return learned;
    }

    private Optional<Listening> table(Question question) {
        LiveObject pod = question.pod();
        return reader.files(pod.id().namespace(), pod.id().name(), question.container(), TABLES)
                .flatMap(Listening::parse);
    }

    private static boolean mayTell(ContainerState container, LiveObject pod, Related related) {
        return container.isRunning()
                && isAlone(pod)
                && Unhealthy.last(pod, container, related)
                        .filter(last -> last.failure().refused())
                        .isPresent();
    }

    /** The table is the whole pod's, with {@code hostNetwork} the whole node's: it tells of a program that has it to itself. */
    private static boolean isAlone(LiveObject pod) {
        long sidecars = pod.maps("spec", "initContainers").stream()
                .filter(container -> "Always".equals(container.get("restartPolicy")))
                .count();
        return !Boolean.TRUE.equals(pod.at("spec", "hostNetwork"))
                && pod.maps("spec", "containers").size()
                                + pod.maps("spec", "ephemeralContainers").size()
                                + sidecars
                        <= 1;
    }

    private record Question(String key, LiveObject pod, String container) {}
}
