package io.github.sarvanom.rollout.cause;

import java.util.List;

/** Causes in what a pod refers to. */
final class ConfigurationCauses {
    private static final String DESCRIBE = "kubectl describe pod {pod} -n {namespace}";

    private ConfigurationCauses() {}

    static List<Explanation> all() {
        return List.of(configMapMissing(), secretMissing(), keyMissing(), serviceAccountMissing(), runsAsRoot());
    }

    private static Explanation configMapMissing() {
        return Explanation.of(
                Cause.CONFIG_MAP_MISSING,
                "A container or volume takes values from a ConfigMap that the namespace does not have. The "
                        + "kubelet does not start the container before it is there.",
                "`CreateContainerConfigError` or the event `FailedMount` names it, and the API server, asked, "
                        + "does not have it either. It counts after 8 s, since others may be making it.",
                "Add the ConfigMap {what} as an overlay in src/main/sarvanom, or remove the reference to it from "
                        + "the overlay that has it",
                "kubectl get configmaps -n {namespace}");
    }

    private static Explanation secretMissing() {
        return Explanation.of(
                Cause.SECRET_MISSING,
                "A container or volume takes values from a Secret that the namespace does not have. The kubelet "
                        + "does not start the container before it is there.",
                "`CreateContainerConfigError` or the event `FailedMount` names it, and the API server, asked, "
                        + "does not have it either. It counts after 8 s, since others may be making it.",
                "Name the secret in <secrets> of the environment, let whoever makes Secret {what} make it in this"
                        + " namespace, or remove the reference to it from the overlay that has it",
                "kubectl get secrets -n {namespace}");
    }

    private static Explanation keyMissing() {
        return Explanation.of(
                Cause.KEY_MISSING,
                "The ConfigMap or Secret is there, but not the key that a container or volume wants of it. The "
                        + "kubelet does not start the container without it.",
                "`CreateContainerConfigError` or the event `FailedMount` names the key, and the API server, "
                        + "asked, does not have it either: certain at once.",
                "Add the key {what} (<config> or <secrets> of the environment, or the overlay that makes the "
                        + "object), or mark the reference optional: true",
                "kubectl describe configmaps,secrets -n {namespace}");
    }

    private static Explanation serviceAccountMissing() {
        return Explanation.of(
                Cause.SERVICE_ACCOUNT_MISSING,
                "The pod shall run under a service account that the namespace does not have; the API server "
                        + "refuses such pods.",
                "The controller's condition `ReplicaFailure`, or its event `FailedCreate`, quotes the refusal. It counts after 8 s, since the "
                        + "account may be on its way.",
                "Add the ServiceAccount {what} as an overlay in src/main/sarvanom, or take serviceAccountName out"
                        + " of the overlay that sets it",
                "kubectl get serviceaccounts -n {namespace}");
    }

    private static Explanation runsAsRoot() {
        return Explanation.of(
                Cause.RUNS_AS_ROOT,
                "The pod says `runAsNonRoot`, and the image's user is root, or a name that the kubelet cannot "
                        + "tell from root.",
                "`CreateContainerConfigError` says so: certain at once, since neither image nor pod changes.",
                "Set a numeric user other than 0 in the image (<image><user>1000:1000</user></image>)",
                DESCRIBE);
    }
}
