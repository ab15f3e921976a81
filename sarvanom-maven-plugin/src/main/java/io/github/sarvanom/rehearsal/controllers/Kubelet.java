package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.Deletes;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Plays the scheduler and the kubelet: gives each pod its node, starts its containers as {@link Behaviour} says, ends it when asked. */
final class Kubelet implements Reconciler {
    private static final String MANAGER = "kubelet";

    private final InternalClient client;
    private final EventRecorder events;
    private final ControlLoop loop;
    private final Behaviour behaviour;
    private final PodDependencies dependencies;
    private final Clock clock;

    Kubelet(InternalClient client, EventRecorder events, ControlLoop loop, Behaviour behaviour, Clock clock) {
        this.client = client;
        this.events = events;
        this.loop = loop;
        this.behaviour = behaviour;
        this.dependencies = new PodDependencies(client);
        this.clock = clock;
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("Pod", key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        ObjectNode pod = found.get();
        if (Meta.isBeingDeleted(pod)) {
            end(pod, key);
        } else if (pod.path("spec").path("nodeName").asString("").isEmpty()) {
            schedule(pod);
        } else if (Pods.isActive(pod)
                && pod.path("spec").path("nodeName").asString("").equals(Pods.NODE)) {
            run(pod, key);
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void end(ObjectNode pod, ObjectKey key) {
        if (loop.isOver(Meta.uid(pod) + "/end", behaviour.stopAfter(), key)) {
            loop.forget(Meta.uid(pod));
            client.delete(pod, Deletes.Options.NOW);
        }
    }

    private void schedule(ObjectNode pod) {
        client.update(
                pod, "", "kube-scheduler", next -> next.withObject("/spec").put("nodeName", Pods.NODE));
        client.update(
                pod,
                "status",
                "kube-scheduler",
                next -> Conditions.set(next.withObject("/status"), "PodScheduled", true, now()));
        events.normal(
                pod,
                "default-scheduler",
                "Scheduled",
                "Successfully assigned " + Meta.namespace(pod) + "/" + Meta.name(pod) + " to " + Pods.NODE);
    }

    private void run(ObjectNode pod, ObjectKey key) {
        Optional<String> mount = dependencies.missingVolume(pod);
        List<ContainerState> states = pod.path("spec")
                .path("containers")
                .valueStream()
                .map(container ->
                        mount.isPresent() ? ContainerState.creating() : state(pod, (ObjectNode) container, key))
                .toList();
        mount.ifPresent(message -> events.warningOnce(pod, MANAGER, "FailedMount", message));
        Optional<String> end = end(pod, states);
        write(pod, mount.isEmpty(), end.isPresent() ? ended(end.get(), states) : states, end);
    }

    /** The phase in which a pod ends whose containers are not started for ever; empty while it runs. */
    private static Optional<String> end(ObjectNode pod, List<ContainerState> states) {
        String policy = pod.path("spec").path("restartPolicy").asString("Always");
        if (!policy.equals("Always") && states.stream().allMatch(ContainerState::ready)) {
            return Optional.of("Succeeded");
        }
        boolean crashed = states.stream().anyMatch(state -> state.kind() == ContainerState.Kind.CRASHED);
        return policy.equals("Never") && crashed ? Optional.of("Failed") : Optional.empty();
    }

    private static List<ContainerState> ended(String phase, List<ContainerState> states) {
        String reason = phase.equals("Succeeded") ? "Completed" : "Error";
        return states.stream().map(state -> ContainerState.ended(reason)).toList();
    }

    private void write(ObjectNode pod, boolean sandbox, List<ContainerState> states, Optional<String> end) {
        boolean started = states.stream().anyMatch(ContainerState::hasStarted);
        client.update(pod, "status", MANAGER, next -> {
            ObjectNode status = next.withObject("/status");
            status.put("phase", end.orElse(started ? "Running" : "Pending"));
            if (!status.has("startTime")) {
                status.put("startTime", now()).put("hostIP", "127.0.0.1");
            }
            if (started && !status.has("podIP")) {
                status.put("podIP", address(pod)).putArray("podIPs").addObject().put("ip", address(pod));
            }
            Conditions.set(status, "PodReadyToStartContainers", sandbox && end.isEmpty(), now());
            Conditions.set(status, "Initialized", true, now());
            readiness(status, states.stream().allMatch(ContainerState::ready), pod, end);
            new ContainerStatuses(now()).write(status, pod, states);
        });
    }

    private void readiness(ObjectNode status, boolean ready, ObjectNode pod, Optional<String> end) {
        for (String type : List.of("Ready", "ContainersReady")) {
            ObjectNode condition = Conditions.set(status, type, ready, now());
            if (ready) {
                condition.remove(Set.of("reason", "message"));
            } else if (end.isPresent()) {
                condition.put("reason", end.get().equals("Succeeded") ? "PodCompleted" : "PodFailed");
            } else {
                Conditions.explain(condition, "ContainersNotReady", "containers with unready status: " + names(pod));
            }
        }
    }

    private static String names(ObjectNode pod) {
        return pod.path("spec")
                .path("containers")
                .valueStream()
                .map(container -> container.path("name").asString(""))
                .collect(Collectors.joining(" ", "[", "]"));
    }

    private static String address(ObjectNode pod) {
        int number = Math.floorMod(Meta.uid(pod).hashCode(), 60_000) + 10;
        return "10.244." + (number >> 8) + "." + (number & 0xff);
    }

    private ContainerState state(ObjectNode pod, ObjectNode container, ObjectKey key) {
        String image = container.path("image").asString("");
        String name = container.path("name").asString("");
        String mark = Meta.uid(pod) + "/" + name;
        Behaviour.Fate fate = behaviour.fates().apply(image);
        if (fate == Behaviour.Fate.IMAGE_NOT_FOUND) {
            return pull(pod, image, mark, key);
        }
        Optional<String> missing = dependencies.missingConfiguration(pod, container);
        if (missing.isPresent()) {
            events.warningOnce(pod, MANAGER, "Failed", "Error: " + missing.get());
            return ContainerState.waiting("CreateContainerConfigError", missing.get());
        }
        if (fate == Behaviour.Fate.READY && isReady(pod, name)) {
            return ContainerState.READY;
        }
        events.normalOnce(pod, MANAGER, "Pulled", "Container image \"" + image + "\" already present on machine");
        events.normalOnce(pod, MANAGER, "Created", "Created container: " + name);
        events.normalOnce(pod, MANAGER, "Started", "Started container " + name);
        return switch (fate) {
            case NEVER_READY -> neverReady(pod, container);
            case CRASHES -> crash(pod, name, mark, key);
            default -> loop.isOver(mark, behaviour.readyAfter(), key) ? ContainerState.READY : ContainerState.STARTED;
        };
    }

    /** An earlier Maven run may have started it: this one finds it running and does not start it again. */
    private static boolean isReady(ObjectNode pod, String container) {
        return pod.path("status")
                .path("containerStatuses")
                .valueStream()
                .anyMatch(status -> status.path("name").asString("").equals(container)
                        && status.path("ready").asBoolean(false));
    }

    private ContainerState neverReady(ObjectNode pod, ObjectNode container) {
        String what = container.path("readinessProbe").has("httpGet")
                ? "HTTP probe failed with statuscode: 503"
                : "probe failed";
        events.warningOnce(pod, MANAGER, "Unhealthy", "Readiness probe failed: " + what);
        return ContainerState.STARTED;
    }

    private ContainerState pull(ObjectNode pod, String image, String mark, ObjectKey key) {
        String error = "failed to pull and unpack image \"" + image + "\": failed to resolve reference \"" + image
                + "\": " + image + ": not found";
        if (!loop.isOver(mark + "/pull", behaviour.backOff(), key)) {
            events.normalOnce(pod, MANAGER, "Pulling", "Pulling image \"" + image + "\"");
            events.warningOnce(
                    pod,
                    MANAGER,
                    "Failed",
                    "Failed to pull image \"" + image + "\": rpc error: code = NotFound desc = " + error);
            events.warningOnce(pod, MANAGER, "Failed", "Error: ErrImagePull");
            return ContainerState.waiting("ErrImagePull", "rpc error: code = NotFound desc = " + error);
        }
        events.normalOnce(pod, MANAGER, "BackOff", "Back-off pulling image \"" + image + "\"");
        events.warningOnce(pod, MANAGER, "Failed", "Error: ImagePullBackOff");
        return ContainerState.waiting(
                "ImagePullBackOff",
                "Back-off pulling image \"" + image + "\": ErrImagePull: rpc error: code = NotFound desc = " + error);
    }

    /** Ends at once, waits, and is started again; each wait is twice as long, up to five minutes. */
    private ContainerState crash(ObjectNode pod, String name, String mark, ObjectKey key) {
        int restarts = 0;
        while (restarts < 30 && loop.isOver(mark + "/crash" + restarts, delay(restarts), key)) {
            restarts++;
        }
        String podName = Meta.name(pod) + "_" + Meta.namespace(pod) + "(" + Meta.uid(pod) + ")";
        events.warningOnce(
                pod, MANAGER, "BackOff", "Back-off restarting failed container " + name + " in pod " + podName);
        return ContainerState.crashed(
                restarts,
                "back-off " + delay(restarts).toSeconds() + "s restarting failed container=" + name + " pod="
                        + podName);
    }

    private Duration delay(int restarts) {
        Duration delay = behaviour.backOff().multipliedBy(1L << Math.min(restarts, 5));
        Duration longest = behaviour.backOff().multipliedBy(30);
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
