package io.github.sarvanom.rollout.cause;

import io.github.sarvanom.configuration.Setting;
import java.util.List;

/** Causes in nodes, and in what becomes of a rollout as a whole. */
final class RolloutCauses {
    private static final String LOG = "kubectl logs {pod} -c {container} -n {namespace}";
    private static final String DESCRIBE = "kubectl describe pod {pod} -n {namespace}";
    private static final String EVENTS = "kubectl get events -n {namespace} --sort-by=.lastTimestamp";

    private RolloutCauses() {}

    static List<Explanation> all() {
        return List.of(
                nodeNotReady(),
                nodePressure(),
                evicted(),
                networkNotReady(),
                rolloutBlocked(),
                paused(),
                progressDeadline(),
                jobFailed(),
                podFailed(),
                replaced(),
                deleted(),
                conditionFalse(),
                noProgress());
    }

    private static Explanation nodeNotReady() {
        return Explanation.of(
                Cause.NODE_NOT_READY,
                "The pod's node has stopped to report, or is not ready: pods on it cannot start or end, whatever "
                        + "they are.",
                "The node's condition `Ready`, which is asked for when a pod is not taken by its node, or the node is said to have "
                        + "fallen silent; or the taint `node.kubernetes.io/not-ready` or `unreachable` where a pod finds no node. It is "
                        + "waited for: nodes come back, and pods move.",
                "Look after the node; pods move after five minutes",
                "kubectl describe nodes");
    }

    private static Explanation nodePressure() {
        return Explanation.of(
                Cause.NODE_PRESSURE,
                "A node has too little disk, memory or process ids left, takes no new pods and evicts others.",
                "The node's conditions `DiskPressure`, `MemoryPressure` and `PIDPressure`, or the taint of that name where a pod finds "
                        + "no node: then the node has two minutes to recover.",
                "Free disk or memory on the node, or add one",
                "kubectl describe nodes");
    }

    private static Explanation evicted() {
        return Explanation.of(
                Cause.EVICTED,
                "The node evicted the pod to save itself, or since it used more temporary storage than its limit.",
                "The pod's phase is `Failed`, with the reason `Evicted` and the kubelet's message.",
                "Lower what the pod writes, raise its limit for ephemeral-storage in an overlay, or free the node",
                DESCRIBE);
    }

    private static Explanation networkNotReady() {
        return Explanation.of(
                Cause.NETWORK_NOT_READY,
                "The node cannot make the pod's network: its network plugin is missing, broken or out of addresses.",
                "The event `FailedCreatePodSandBox`; it counts after 90 s.",
                "Look after the network plugin of the node",
                "kubectl get pods -n kube-system -o wide");
    }

    private static Explanation rolloutBlocked() {
        return Explanation.of(
                Cause.ROLLOUT_BLOCKED,
                "A StatefulSet replaces its pods in their order, and never one that is not ready: a pod of the earlier template that cannot "
                        + "become ready blocks every later template, the mended one too. (A PodDisruptionBudget blocks evictions, and no rollout.)",
                "No pod has the new template, and a pod of an earlier one has not been ready: for 20 s where its trouble is known, for as long as its own probes allow and 90 s where it may be starting.",
                "Delete the pod that is named above: the controller makes it anew with the new template",
                "kubectl get pods -n {namespace} -o wide");
    }

    private static Explanation paused() {
        return Explanation.of(
                Cause.PAUSED,
                "Somebody paused the rollout or suspended the job: Kubernetes takes the new template and does "
                        + "nothing about it.",
                "`spec.paused` or `spec.suspend` is true.",
                "Resume it",
                "kubectl rollout resume deployment/{service} -n {namespace}");
    }

    private static Explanation progressDeadline() {
        return Explanation.of(
                        Cause.PROGRESS_DEADLINE,
                        "The Deployment has made no progress for `progressDeadlineSeconds`. That says nothing of why: the"
                                + " cause stands before this one.",
                        "The Deployment's condition `Progressing` is false, with the reason `ProgressDeadlineExceeded`.",
                        "Mend what its pods wait for, then deploy again",
                        EVENTS)
                .saidBy(Setting.TIMEOUT);
    }

    private static Explanation jobFailed() {
        return Explanation.of(
                Cause.JOB_FAILED,
                "The job's pods failed more often than `backoffLimit` allows, or it took longer than its deadline.",
                "The job's condition `Failed`.",
                "Mend what made it fail, then deploy again",
                "kubectl logs job/{service} -n {namespace}");
    }

    private static Explanation podFailed() {
        return Explanation.of(
                Cause.POD_FAILED,
                "The pod ended with an error and has no controller that would make another.",
                "The pod's phase is `Failed`.",
                "Mend what made it fail, then deploy again",
                LOG);
    }

    private static Explanation replaced() {
        return Explanation.of(
                Cause.REPLACED,
                "The object that was applied is gone, and another of the same name stands in its place.",
                "Its uid is not the one that the API server answered when it was applied.",
                "Find out who else works in namespace {namespace}, then deploy again",
                EVENTS);
    }

    private static Explanation deleted() {
        return Explanation.of(
                Cause.DELETED,
                "The object was deleted while it was waited for.",
                "The watch said so.",
                "Find out who else works in namespace {namespace}, then deploy again",
                EVENTS);
    }

    private static Explanation conditionFalse() {
        return Explanation.of(
                Cause.CONDITION_FALSE,
                "The object's own controller says in its conditions that it has failed or stalled.",
                "A condition `Failed` or `Stalled` that is true, as kstatus reads it.",
                "Read the condition's message, mend what it names, then deploy again",
                EVENTS);
    }

    private static Explanation noProgress() {
        return Explanation.of(
                        Cause.NO_PROGRESS,
                        "Neither a count nor a pod has changed, of this workload or of any other, for as long as one wave of the slowest that is not ready may take, and nothing is known to be wrong for certain. The waves after it are not waited for.",
                        "One wave may take what the probes of a pod allow, 90 s for scheduling and pulling, and `terminationGracePeriodSeconds`. Nothing is given up so beside a job that runs, or a trouble that is waited for. With a <timeout> of your own, that alone counts.",
                        "If it only needs longer, set <timeout> in <environment>, or -Dsarvanom.timeout=15m",
                        "mvn sarvanom:status")
                .saidBy(Setting.TIMEOUT);
    }
}
