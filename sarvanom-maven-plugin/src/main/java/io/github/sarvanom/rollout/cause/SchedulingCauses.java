package io.github.sarvanom.rollout.cause;

import io.github.sarvanom.configuration.Setting;
import java.util.List;

/** Causes in what keeps a pod from its node and volumes. */
final class SchedulingCauses {
    private static final String DESCRIBE = "kubectl describe pod {pod} -n {namespace}";

    private SchedulingCauses() {}

    static List<Explanation> all() {
        return List.of(
                noCpu(),
                noMemory(),
                tainted(),
                noMatchingNode(),
                topology(),
                unschedulable(),
                volumeNotBound(),
                claimMissing(),
                storageClassMissing(),
                volumeLost(),
                volumeNotMounted());
    }

    private static Explanation noCpu() {
        return Explanation.of(
                        Cause.NO_CPU,
                        "No node has as much cpu unreserved as the pod requests. Requests count, not use.",
                        "The scheduler's condition on the pod, with what was asked and what the nodes have. It counts "
                                + "after 8 s where nobody adds nodes (no node has a providerID), else after 45 s.",
                        "Lower <requests><cpu> of the service or its <replicas>, or add a node",
                        "kubectl describe nodes")
                .saidBy(Setting.REQUESTS_CPU);
    }

    private static Explanation noMemory() {
        return Explanation.of(
                        Cause.NO_MEMORY,
                        "No node has as much memory unreserved as the pod requests. Requests count, not use.",
                        "The scheduler's condition on the pod, with what was asked and what the nodes have. It counts "
                                + "after 8 s where nobody adds nodes (no node has a providerID), else after 45 s.",
                        "Lower <requests><memory> of the service or its <replicas>, or add a node",
                        "kubectl describe nodes")
                .saidBy(Setting.REQUESTS_MEMORY);
    }

    private static Explanation tainted() {
        return Explanation.of(
                Cause.TAINTED,
                "The nodes are set apart for others (a taint), or closed (cordoned), and the pod does not tolerate that.",
                "The scheduler's condition on the pod names the taint. It counts as in SRV-701.",
                "Tolerate the taint by an overlay (spec.template.spec.tolerations), or take it off the nodes",
                "kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints");
    }

    private static Explanation noMatchingNode() {
        return Explanation.of(
                Cause.NO_MATCHING_NODE,
                "The pod wants nodes with labels that none has (`nodeSelector` or `nodeAffinity`).",
                "The scheduler's condition on the pod. It counts as in SRV-701.",
                "Correct the nodeSelector or affinity in the overlay that sets it, or label a node",
                "kubectl get nodes --show-labels");
    }

    private static Explanation topology() {
        return Explanation.of(
                        Cause.TOPOLOGY,
                        "The pods shall be apart (spread over nodes or zones, or away from each other), and there are too"
                                + " few places to be apart.",
                        "The scheduler's condition on the pod names spread constraints or anti-affinity. It counts as in "
                                + "SRV-701.",
                        "Let the constraint be a wish (whenUnsatisfiable: ScheduleAnyway, preferredDuringScheduling…) in "
                                + "an overlay, lower <replicas>, or add a node",
                        "kubectl get nodes -L topology.kubernetes.io/zone")
                .saidBy(Setting.ENVIRONMENT_REPLICAS);
    }

    private static Explanation unschedulable() {
        return Explanation.of(
                Cause.UNSCHEDULABLE,
                "No node takes the pod, for a reason of the scheduler's that has no page of its own: too many "
                        + "pods, a host port that is taken, a device.",
                "The scheduler's condition on the pod. It counts as in SRV-701.",
                "Lower <requests> of the service or its replicas, or add a node",
                "kubectl describe nodes");
    }

    private static Explanation volumeNotBound() {
        return Explanation.of(
                Cause.VOLUME_NOT_BOUND,
                "A volume claim of the pod has no volume: nobody provides one of that class, size or access mode."
                        + " The pod waits for it.",
                "The scheduler's condition on the pod, and the claim's own events. It counts as in SRV-701.",
                "Name a storage class that the cluster has, or make a volume for the claim",
                "kubectl get pvc,storageclass -n {namespace}");
    }

    private static Explanation claimMissing() {
        return Explanation.of(
                Cause.CLAIM_MISSING,
                "The pod mounts a volume claim that the namespace does not have.",
                "The scheduler's condition on the pod names it. It counts as in SRV-701.",
                "Add the PersistentVolumeClaim {what} as an overlay in src/main/sarvanom, or correct claimName",
                "kubectl get pvc -n {namespace}");
    }

    private static Explanation storageClassMissing() {
        return Explanation.of(
                Cause.STORAGE_CLASS_MISSING,
                "The volume claim names a storage class that the cluster does not have, so that nobody provides a"
                        + " volume.",
                "The claim's event `ProvisioningFailed` names it. It counts after 8 s.",
                "Correct storageClassName in the overlay that sets it",
                "kubectl get storageclass");
    }

    private static Explanation volumeLost() {
        return Explanation.of(
                Cause.VOLUME_LOST,
                "The claim was bound, and its volume is gone. What was on it may be gone too.",
                "The claim's phase is `Lost`.",
                "Restore the volume, or delete the claim to get a new one",
                "kubectl describe pvc -n {namespace}");
    }

    private static Explanation volumeNotMounted() {
        return Explanation.of(
                Cause.VOLUME_NOT_MOUNTED,
                "The volume is there, but the node cannot attach or mount it: it is still attached to another "
                        + "node, the file system is damaged, the storage driver is away.",
                "The event `FailedMount`; it counts after two minutes.",
                "Read the message above; for a volume that another node holds, end the pod there",
                DESCRIBE);
    }
}
