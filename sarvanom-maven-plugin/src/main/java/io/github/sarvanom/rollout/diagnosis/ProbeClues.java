package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.Killing;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Listening;
import io.github.sarvanom.rollout.observed.ProbeFailure;
import io.github.sarvanom.rollout.observed.ProbeSum;
import io.github.sarvanom.rollout.observed.Unhealthy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the probes of a pod heard, and what they allow. */
final class ProbeClues {
    private ProbeClues() {}

    static Stream<Clue> of(LiveObject pod, Case given) {
        return ContainerState.of(pod).stream()
                .filter(container -> !container.isDone())
                .flatMap(container -> Stream.concat(
                        Unhealthy.last(pod, container, given.related())
                                .map(last -> heard(last, container, pod, given))
                                .stream(),
                        killed(container, pod, given).stream()));
    }

    private static Clue heard(Unhealthy last, ContainerState container, LiveObject pod, Case given) {
        ProbeFailure probe = last.failure();
        Set<Integer> open = new TreeSet<>(given.related().learned().ports(pod, container));
        Cause cause = Cause.NOT_READY;
        String subject = "";
        if (probe.refused() && !open.isEmpty() && !open.contains(probe.port())) {
            cause = Cause.PROBE_WRONG_PORT;
            subject = open.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        } else if (probe.status() == 404) {
            cause = Cause.PROBE_WRONG_PATH;
        } else if (probe.timedOut()) {
            cause = Cause.PROBE_TIMES_OUT;
        }
        List<String> evidence = new ArrayList<>();
        evidence.add("the probe heard: " + last.message().strip());
        listeners(pod, container, given.related().learned()).forEach(evidence::add);
        given.related().learned().answer(pod).ifPresent(answer -> evidence.add("asked now: " + answer));
        return new Clue(
                cause,
                confidence(cause, probe, pod, container, given),
                Optional.of(pod),
                container.name(),
                "pod " + pod.id().name() + " " + container.said("is not ready: " + firstLine(last.message())),
                subject,
                evidence,
                Optional.empty());
    }

    private static Confidence confidence(
            Cause cause, ProbeFailure probe, LiveObject pod, ContainerState container, Case given) {
        boolean isGuess = cause == Cause.PROBE_WRONG_PORT
                ? given.related().learned().portsByItsWord(pod, container).isEmpty()
                : cause == Cause.NOT_READY && probe.status() == 0;
        return isGuess ? Confidence.LIKELY : Confidence.CERTAIN;
    }

    /** The numbers behind a kill: how long the probe allows, and how long the program had run when it was killed. */
    private static Optional<Clue> killed(ContainerState container, LiveObject pod, Case given) {
        return Killing.of(pod, container, given.related()).map(killing -> killed(killing, container, pod, given));
    }

    private static Clue killed(Killing killing, ContainerState container, LiveObject pod, Case given) {
        String name = container.name();
        List<String> evidence = new ArrayList<>();
        ProbeSum.of(pod, name, killing.probe())
                .ifPresent(sum -> evidence.add("the " + killing.probe() + " of " + name + " allows " + sum.words()));
        container
                .lastRun()
                .ifPresent(ran -> evidence.add(name + " had run for " + ran.toSeconds() + " s when it was killed"));
        Unhealthy.lastOf(killing.probe(), pod, container, given.related()).ifPresent(last -> {
            evidence.add("the probe heard: " + last.message().strip());
            if (last.failure().refused()) {
                evidence.add("nobody listened on port " + last.failure().port());
            }
        });
        return new Clue(
                killing.cause(),
                Confidence.CERTAIN,
                Optional.of(pod),
                name,
                "pod " + pod.id().name() + ": " + killing.message(),
                "",
                evidence,
                Optional.empty());
    }

    /** Who says on which ports a program listens: the kernel where it was asked, and the program's log where the kernel names none. */
    private static Stream<String> listeners(LiveObject pod, ContainerState container, Learned learned) {
        Optional<Listening> seen = learned.listening(pod, container);
        Set<Integer> said = learned.ports(pod, container);
        Stream<String> log =
                said.isEmpty() ? Stream.empty() : Stream.of("its log says that it listens on " + listed(said));
        boolean kernelNamesOne =
                seen.filter(listening -> !listening.reachable().isEmpty()).isPresent();
        return Stream.concat(seen.stream().flatMap(ProbeClues::kernel), kernelNamesOne ? Stream.empty() : log);
    }

    private static Stream<String> kernel(Listening seen) {
        String first = "the kernel says that "
                + (seen.reachable().isEmpty()
                        ? "nobody listens on a port"
                        : "it listens on " + listed(seen.reachable()));
        return seen.hidden().isEmpty()
                ? Stream.of(first)
                : Stream.of(first, "and on " + listed(seen.hidden()) + " of 127.0.0.1 alone, which no probe reaches");
    }

    private static String listed(Set<Integer> ports) {
        return ports.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
