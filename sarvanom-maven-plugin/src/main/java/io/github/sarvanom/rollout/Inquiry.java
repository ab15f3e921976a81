package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.cluster.HttpAnswer;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.PodPorts.PodPort;
import io.github.sarvanom.rollout.autopsy.Autopsy;
import io.github.sarvanom.rollout.autopsy.Finding;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.HttpProbed;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.Unhealthy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Asks the cluster what its watches do not tell, once each time that a pod gives a reason to: the last words of containers,
 * whether what a pod misses is really missing, and the nodes. What cannot be had is done without. Not thread-safe.
 */
final class Inquiry {
    /** Pods asked of one workload: its pods are alike, and so are their failures. */
    private static final int PODS = 2;
    /** Enough for the longest chain of causes that Spring writes. */
    private static final int LOG_LINES = 250;

    /** Of a body: enough for a health document's members. */
    private static final int SHOWN = 300;

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final ClusterReader reader;
    private final Questions questions = new Questions();
    private final Missing missing;
    private final KernelPorts ports;
    private final Rooms rooms;
    private final Nodes nodes;
    private final Map<String, Autopsy> logs = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> asked = new HashMap<>();
    private final Set<String> absences = new HashSet<>();
    private final Map<String, Instant> doubted = new HashMap<>();
    private Instant now = Instant.EPOCH;
    private boolean learned;

    Inquiry(ClusterReader reader) {
        this.reader = reader;
        this.missing = new Missing(reader);
        this.ports = new KernelPorts(reader);
        this.rooms = new Rooms(reader);
        this.nodes = new Nodes(reader, questions, () -> learned = true);
    }

    /** Asks about these workloads what is worth asking now; whether anything was learned. */
    boolean ask(List<WorkloadProgress> unready, ClusterView view, Instant instant) {
        now = instant;
        return each(unready, view, this::ask);
    }

    /** Asks about these workloads, which are given up, what may only be asked then. */
    void askAtTheEnd(List<WorkloadProgress> unready, ClusterView view) {
        each(unready, view, (pod, related) -> {
            List<ContainerState> containers = ContainerState.of(pod);
            containers.stream()
                    .filter(container -> !container.isDone())
                    .forEach(container -> ports.wantAtTheEnd(container, pod, related));
            if (containers.stream().noneMatch(ContainerState::hasRun)) {
                nodes.askForThatOf(pod);
            }
        });
    }

    private boolean each(List<WorkloadProgress> unready, ClusterView view, BiConsumer<LiveObject, Related> question) {
        learned = false;
        for (WorkloadProgress workload : unready) {
            view.find(workload.id()).ifPresent(live -> {
                Related related = view.relatedTo(live);
                CurrentPods.of(live, related).stream()
                        .filter(pod -> !Condition.isTrue(pod, "Ready"))
                        .limit(PODS)
                        .forEach(pod -> question.accept(pod, related));
            });
        }
        questions.askAll();
        learned |= ports.ask();
        learned |= rooms.ask(unready, view, now);
        if (learned) {
            view.learn(new Learned(logs, absences, answers, ports.known(), rooms.known(), nodes.known()));
        }
        return learned;
    }

    private void ask(LiveObject pod, Related related) {
        Condition.falseBecause(pod, "PodScheduled", "Unschedulable")
                .ifPresent(unscheduled -> nodes.askForAll(unscheduled.message()));
        if (Evictions.of(related) > 0) {
            nodes.askForAll("evictions");
        }
        nodes.askForThatOf(pod, related, now);
        String mount = related.lastWarning(pod, "FailedMount");
        if (!mount.isEmpty()) {
            confirm(mount, pod);
        }
        for (ContainerState container : ContainerState.of(pod)) {
            if (!container.isDone()) {
                ask(container, pod, related);
            }
        }
    }

    private void ask(ContainerState container, LiveObject pod, Related related) {
        if (container.waitingReason().equals("CreateContainerConfigError")) {
            confirm(container.waitingMessage(), pod);
        }
        long unhealthy = Unhealthy.times(pod, container, related);
        boolean gaveReason = container.restarts() > 0 || container.hasEnded() || unhealthy > 0;
        String sight =
                container.restarts() + " " + container.hasEnded() + " " + container.isRunning() + " " + unhealthy;
        if (container.hasRun() && gaveReason && !sight.equals(asked.put(Learned.key(pod, container), sight))) {
            questions.add(() -> log(container, pod), log -> {
                learn(log, container, pod);
                if (saysWhatItServes(container, pod)) {
                    ports.want(container, pod, related);
                }
            });
            if (Unhealthy.last(pod, container, related)
                    .filter(last -> last.failure().status() > 0)
                    .isPresent()) {
                askAsTheProbe(container, pod);
            }
        }
    }

    /** What the kernel alone says is no sign before the end: an agent's port is open long before a slow program's own. */
    private boolean saysWhatItServes(ContainerState container, LiveObject pod) {
        Autopsy words = logs.get(Learned.key(pod, container));
        return words != null && !words.listensOn().isEmpty();
    }

    /** The kubelet tells the status of an answer and keeps its body to itself. */
    private void askAsTheProbe(ContainerState container, LiveObject pod) {
        HttpProbed.of(pod, container.name()).ifPresent(probed -> {
            PodPort port = new PodPort(pod.id().namespace(), pod.id().name(), probed.port());
            questions.add(
                    () -> reader.ask(port, probed.path()),
                    answer -> answer.map(Inquiry::text)
                            .ifPresent(text -> learned |= !text.equals(answers.put(pod.uid(), text))));
        });
    }

    private static String text(HttpAnswer answer) {
        return (answer.status() + " " + shortened(answer.body())).strip();
    }

    private static String shortened(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " …";
    }

    /** Empty when it cannot be had. */
    private Optional<Autopsy> log(ContainerState container, LiveObject pod) {
        try {
            return Optional.of(Autopsy.of(reader.log(
                    pod.id().namespace(), pod.id().name(), container.name(), instance(container), LOG_LINES)));
        } catch (ClusterException withoutLog) {
            return Optional.empty();
        }
    }

    private void learn(Optional<Autopsy> log, ContainerState container, LiveObject pod) {
        String key = Learned.key(pod, container);
        if (log.isEmpty()) {
            logs.remove(key);
            return;
        }
        learned |= !log.get().equals(logs.put(key, log.get()));
        log.flatMap(Autopsy::finding)
                .filter(finding -> finding.cause() == Cause.DEPENDENCY_NAME_UNKNOWN)
                .map(Finding::what)
                .ifPresent(host -> confirmHost(host, pod));
    }

    /** A container that waits for its next start, or has just started again, has said less than the one before. */
    static LogInstance instance(ContainerState container) {
        return container.restarts() > 0 && !container.hasEnded() ? LogInstance.PREVIOUS : LogInstance.CURRENT;
    }

    /** Asked again as long as the pod complains: the kubelet notices late that it is there after all. */
    private void confirm(String message, LiveObject pod) {
        Instant before = doubted.get(pod.uid() + message);
        if (before == null || now.isAfter(before.plus(AGAIN))) {
            doubted.put(pod.uid() + message, now);
            questions.add(
                    () -> missing.isConfirmed(message, pod),
                    confirmed -> learned |= confirmed ? absences.add(message) : absences.remove(message));
        }
    }

    private void confirmHost(String host, LiveObject pod) {
        Optional<String> service = Missing.serviceName(host, pod.id().namespace());
        if (service.isPresent() && asked.put(pod.uid() + "host " + host, host) == null) {
            questions.add(
                    () -> missing.isServiceMissing(service.get(), pod.id().namespace()),
                    isMissing -> learned |= isMissing && absences.add("host " + host));
        }
    }
}
