package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Containers that only pretend to run, as {@link Behaviour} says. */
public final class RehearsedContainers implements ContainerRuntime {
    private final Node node;
    private final Behaviour behaviour;
    private final PodDependencies dependencies;

    public RehearsedContainers(Node node, Behaviour behaviour) {
        this.node = node;
        this.behaviour = behaviour;
        this.dependencies = new PodDependencies(node.client());
    }

    @Override
    public boolean takes(String namespace) {
        return true;
    }

    @Override
    public String address(ObjectNode pod) {
        int number = Math.floorMod(Meta.uid(pod).hashCode(), 60_000) + 10;
        return "10.244." + (number >> 8) + "." + (number & 0xff);
    }

    @Override
    public List<ObjectNode> statuses(ObjectNode pod, ObjectKey key) {
        List<ContainerState> states = pod.path("spec")
                .path("containers")
                .valueStream()
                .map(container -> lasting(pod, state(pod, (ObjectNode) container, key)))
                .toList();
        return new ContainerStatuses(node.now()).of(pod, states);
    }

    /** One container alone, the others being somebody else's. */
    public ObjectNode status(ObjectNode pod, ObjectNode container, ObjectKey key) {
        return new ContainerStatuses(node.now()).of(pod, container, lasting(pod, state(pod, container, key)));
    }

    @Override
    public boolean hasEnded(ObjectNode pod, ObjectKey key) {
        return node.loop().isOver(Meta.uid(pod) + "/end", behaviour.stopAfter(), key);
    }

    @Override
    public void close() {
        // nothing runs
    }

    /** What is not started for ever has done its work when it would be ready. */
    private static ContainerState lasting(ObjectNode pod, ContainerState state) {
        RestartPolicy policy = RestartPolicy.of(pod);
        if (state.ready() && !policy.startsAgainAfter(0)) {
            return ContainerState.ended("Completed");
        }
        boolean crashed = state.kind() == ContainerState.Kind.CRASHED;
        return crashed && !policy.startsAgainAfter(1) ? ContainerState.ended("Error") : state;
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
            node.events().warningOnce(pod, Node.KUBELET, "Failed", "Error: " + missing.get());
            return ContainerState.waiting("CreateContainerConfigError", missing.get());
        }
        if (fate == Behaviour.Fate.READY && isReady(pod, name)) {
            return ContainerState.READY;
        }
        node.events()
                .normalOnce(
                        pod, Node.KUBELET, "Pulled", "Container image \"" + image + "\" already present on machine");
        node.events().normalOnce(pod, Node.KUBELET, "Created", "Created container: " + name);
        node.events().normalOnce(pod, Node.KUBELET, "Started", "Started container " + name);
        return switch (fate) {
            case NEVER_READY -> neverReady(pod, container);
            case CRASHES -> crash(pod, name, mark, key);
            default ->
                node.loop().isOver(mark, behaviour.readyAfter(), key) ? ContainerState.READY : ContainerState.STARTED;
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
        node.events().warningOnce(pod, Node.KUBELET, "Unhealthy", "Readiness probe failed: " + what);
        return ContainerState.STARTED;
    }

    private ContainerState pull(ObjectNode pod, String image, String mark, ObjectKey key) {
        String error = "failed to pull and unpack image \"" + image + "\": failed to resolve reference \"" + image
                + "\": " + image + ": not found";
        if (!node.loop().isOver(mark + "/pull", behaviour.backOff(), key)) {
            node.events().normalOnce(pod, Node.KUBELET, "Pulling", "Pulling image \"" + image + "\"");
            node.events()
                    .warningOnce(
                            pod,
                            Node.KUBELET,
                            "Failed",
                            "Failed to pull image \"" + image + "\": rpc error: code = NotFound desc = " + error);
            node.events().warningOnce(pod, Node.KUBELET, "Failed", "Error: ErrImagePull");
            return ContainerState.waiting("ErrImagePull", "rpc error: code = NotFound desc = " + error);
        }
        node.events().normalOnce(pod, Node.KUBELET, "BackOff", "Back-off pulling image \"" + image + "\"");
        node.events().warningOnce(pod, Node.KUBELET, "Failed", "Error: ImagePullBackOff");
        return ContainerState.waiting(
                "ImagePullBackOff",
                "Back-off pulling image \"" + image + "\": ErrImagePull: rpc error: code = NotFound desc = " + error);
    }

    /** Ends at once, waits, and is started again; each wait is twice as long, up to five minutes. */
    private ContainerState crash(ObjectNode pod, String name, String mark, ObjectKey key) {
        int restarts = 0;
        while (restarts < 30 && node.loop().isOver(mark + "/crash" + restarts, delay(restarts), key)) {
            restarts++;
        }
        String podName = Meta.name(pod) + "_" + Meta.namespace(pod) + "(" + Meta.uid(pod) + ")";
        node.events()
                .warningOnce(
                        pod,
                        Node.KUBELET,
                        "BackOff",
                        "Back-off restarting failed container " + name + " in pod " + podName);
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
