package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.Deletes;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays the scheduler and the kubelet: gives each pod its node, has its containers run, ends it when asked. */
final class Kubelet implements Reconciler {
    private final Node node;
    private final InternalClient client;
    private final ContainerRuntime runtime;
    private final PodDependencies dependencies;

    Kubelet(Node node, ContainerRuntime runtime) {
        this.node = node;
        this.client = node.client();
        this.runtime = runtime;
        this.dependencies = new PodDependencies(client);
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("Pod", key.namespace(), key.name());
        if (found.isEmpty() || !runtime.takes(key.namespace())) {
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

    private void end(ObjectNode pod, ObjectKey key) {
        if (runtime.hasEnded(pod, key)) {
            node.loop().forget(Meta.uid(pod));
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
                next -> Conditions.set(next.withObject("/status"), "PodScheduled", true, node.now()));
        node.events()
                .normal(
                        pod,
                        "default-scheduler",
                        "Scheduled",
                        "Successfully assigned " + Meta.namespace(pod) + "/" + Meta.name(pod) + " to " + Pods.NODE);
    }

    private void run(ObjectNode pod, ObjectKey key) {
        Optional<String> mount = dependencies.missingVolume(pod);
        mount.ifPresent(message -> node.events().warningOnce(pod, Node.KUBELET, "FailedMount", message));
        List<ObjectNode> statuses = mount.isPresent() ? creating(pod) : runtime.statuses(pod, key);
        write(pod, mount.isEmpty(), statuses, end(pod, statuses));
    }

    /** The phase in which a pod ends whose containers have all ended for good; empty while it runs. */
    private static Optional<String> end(ObjectNode pod, List<ObjectNode> statuses) {
        RestartPolicy policy = RestartPolicy.of(pod);
        List<JsonNode> ends = statuses.stream()
                .map(status -> status.path("state").path("terminated"))
                .toList();
        if (!ends.stream().allMatch(end -> end.isObject() && !policy.startsAgainAfter(exitCode(end)))) {
            return Optional.empty();
        }
        return Optional.of(ends.stream().allMatch(end -> exitCode(end) == 0) ? "Succeeded" : "Failed");
    }

    private static int exitCode(JsonNode end) {
        return end.path("exitCode").asInt(0);
    }

    private void write(ObjectNode pod, boolean sandbox, List<ObjectNode> statuses, Optional<String> end) {
        boolean ready = statuses.stream().allMatch(each -> each.path("ready").asBoolean(false));
        boolean started = statuses.stream().anyMatch(each -> each.has("containerID"));
        client.update(pod, "status", Node.KUBELET, next -> {
            ObjectNode status = next.withObject("/status");
            status.put("phase", end.orElse(started ? "Running" : "Pending"));
            if (!status.has("startTime")) {
                status.put("startTime", node.now()).put("hostIP", "127.0.0.1");
            }
            if (started && !status.has("podIP")) {
                String address = runtime.address(pod);
                status.put("podIP", address).putArray("podIPs").addObject().put("ip", address);
            }
            Conditions.set(status, "PodReadyToStartContainers", sandbox && end.isEmpty(), node.now());
            Conditions.set(status, "Initialized", true, node.now());
            readiness(status, ready, pod, end);
            status.putArray("containerStatuses").addAll(statuses);
        });
    }

    private List<ObjectNode> creating(ObjectNode pod) {
        List<ContainerState> states = pod.path("spec")
                .path("containers")
                .valueStream()
                .map(container -> ContainerState.creating())
                .toList();
        return new ContainerStatuses(node.now()).of(pod, states);
    }

    private void readiness(ObjectNode status, boolean ready, ObjectNode pod, Optional<String> end) {
        for (String type : List.of("Ready", "ContainersReady")) {
            ObjectNode condition = Conditions.set(status, type, ready, node.now());
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
}
