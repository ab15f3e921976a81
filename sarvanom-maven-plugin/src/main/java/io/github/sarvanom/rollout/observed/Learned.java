package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.autopsy.Autopsy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked beside the watches, since they do not tell it.
 *
 * @param logs the last words of containers, by {@link #key}
 * @param absences messages about a missing object or key that the API server confirms: it does not have it either
 * @param answers what pods answered when they were asked as their readiness probe asks, by uid
 * @param listening on which ports somebody listens, as the kernel says, by {@link #key}
 * @param nodes of the cluster; empty when they were not asked for, or may not be seen
 */
public record Learned(
        Map<String, Autopsy> logs,
        Set<String> absences,
        Map<String, String> answers,
        Map<String, Listening> listening,
        List<LiveObject> nodes) {
    public Learned {
        logs = Map.copyOf(logs);
        absences = Set.copyOf(absences);
        answers = Map.copyOf(answers);
        listening = Map.copyOf(listening);
        nodes = List.copyOf(nodes);
    }

    public static Learned nothing() {
        return new Learned(Map.of(), Set.of(), Map.of(), Map.of(), List.of());
    }

    public Optional<String> answer(LiveObject pod) {
        return Optional.ofNullable(answers.get(pod.uid()));
    }

    /** The ports that a program serves, as the kernel says, or else as the program itself does; empty when nobody has said. */
    public Set<Integer> ports(LiveObject pod, ContainerState container) {
        Listening seen = listening.get(key(pod, container));
        return seen != null
                ? seen.reachable()
                : lastWords(pod, container).map(Autopsy::listensOn).orElse(Set.of());
    }

    /** What the kernel says of a container; empty when it was not asked, or did not answer. */
    public Optional<Listening> listening(LiveObject pod, ContainerState container) {
        return Optional.ofNullable(listening.get(key(pod, container)));
    }

    public static String key(LiveObject pod, ContainerState container) {
        return pod.uid() + "/" + container.name();
    }

    public Optional<Autopsy> lastWords(LiveObject pod, ContainerState container) {
        return Optional.ofNullable(logs.get(key(pod, container)));
    }
}
