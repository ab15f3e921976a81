package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.autopsy.Autopsy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was asked beside the watches, since they do not tell it.
 *
 * @param logs the last words of containers, by {@link #key}
 * @param absences messages about a missing object or key that the API server confirms: it does not have it either
 * @param answers what pods answered when they were asked as their readiness probe asks, by uid
 * @param listening on which ports somebody listens, as the kernel says, by {@link #runKey}
 * @param rooms whether who waits for room in a quota, or on a node, may hope for some: by the uid of the workload, or of the pod
 * @param nodes of the cluster; empty when they were not asked for, or may not be seen
 */
public record Learned(
        Map<String, Autopsy> logs,
        Set<String> absences,
        Map<String, String> answers,
        Map<String, Listening> listening,
        Map<String, Room> rooms,
        List<LiveObject> nodes) {
    public Learned {
        logs = Map.copyOf(logs);
        absences = Set.copyOf(absences);
        answers = Map.copyOf(answers);
        listening = Map.copyOf(listening);
        rooms = Map.copyOf(rooms);
        nodes = List.copyOf(nodes);
    }

    public static Learned nothing() {
        return new Learned(Map.of(), Set.of(), Map.of(), Map.of(), Map.of(), List.of());
    }

    public Room room(LiveObject waiting) {
        return rooms.getOrDefault(waiting.uid(), Room.UNKNOWN);
    }

    public Optional<String> answer(LiveObject pod) {
        return Optional.ofNullable(answers.get(pod.uid()));
    }

    /**
     * The ports that somebody serves in a container, as the kernel says, or else as the program itself does; empty when nobody has
     * said. What the kernel alone says may be an agent's, beside a program that has yet to open its own.
     */
    public Set<Integer> ports(LiveObject pod, ContainerState container) {
        Set<Integer> seen = listening(pod, container).map(Listening::reachable).orElse(Set.of());
        return seen.isEmpty() ? said(pod, container) : seen;
    }

    /** Those that the program says, and with them those of the kernel; empty when the kernel finds none open of those it says. */
    public Set<Integer> portsByItsWord(LiveObject pod, ContainerState container) {
        Set<Integer> open = ports(pod, container);
        Set<Integer> said = said(pod, container);
        return said.stream().anyMatch(open::contains)
                ? Stream.concat(said.stream(), open.stream()).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private Set<Integer> said(LiveObject pod, ContainerState container) {
        return lastWords(pod, container).map(Autopsy::listensOn).orElse(Set.of());
    }

    /** What the kernel says of a container; empty when it was not asked, or did not answer. */
    public Optional<Listening> listening(LiveObject pod, ContainerState container) {
        return Optional.ofNullable(listening.get(runKey(pod, container)));
    }

    public static String key(LiveObject pod, ContainerState container) {
        return pod.uid() + "/" + container.name();
    }

    /** Of one run of a container: what is open in it ends with it. */
    public static String runKey(LiveObject pod, ContainerState container) {
        return key(pod, container) + "/" + container.restarts();
    }

    public Optional<Autopsy> lastWords(LiveObject pod, ContainerState container) {
        return Optional.ofNullable(logs.get(key(pod, container)));
    }
}
