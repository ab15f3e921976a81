package io.github.sarvanom.rollout.cause;

import io.github.sarvanom.configuration.Setting;
import java.util.List;

/** Causes for which the API server refuses a pod. */
final class AdmissionCauses {
    private static final String EVENTS = "kubectl get events -n {namespace} --sort-by=.lastTimestamp";

    private AdmissionCauses() {}

    static List<Explanation> all() {
        return List.of(
                quotaExceeded(), limitRange(), podSecurity(), webhookRefused(), webhookUnreachable(), notAdmitted());
    }

    private static Explanation quotaExceeded() {
        return Explanation.of(
                        Cause.QUOTA_EXCEEDED,
                        "The namespace's ResourceQuota does not allow another pod of this size, or demands requests and "
                                + "limits that the pod does not state. The controller makes no pod, so that nothing is to be seen "
                                + "of it but its own condition.",
                        "The condition `ReplicaFailure` of the ReplicaSet or Deployment quotes the refusal, of a StatefulSet, "
                                + "DaemonSet or Job the event `FailedCreate` does, and who fills "
                                + "the quota is asked. Certain at once when the pod is larger than the whole quota, or when all "
                                + "that fills it stays: the pods of the release before do when none of them may go before a new "
                                + "one is up. While pods are on their way out, or a neighbour's are replaced, it is waited for to "
                                + "the deadline. Where pods may not be listed, or may end by themselves as a job's do, it counts "
                                + "after 15 s. The ReplicaSet's controller asks for room ever more rarely: after some 15 refusals "
                                + "minutes lie between.",
                        "Lower <requests>, <limits> or <replicas> of the service, ask for a larger quota, or let its own earlier "
                                + "pod go first (an overlay with strategy: {type: Recreate})",
                        "kubectl describe resourcequota -n {namespace}")
                .saidBy(Setting.ENVIRONMENT_REPLICAS);
    }

    private static Explanation limitRange() {
        return Explanation.of(
                        Cause.LIMIT_RANGE,
                        "The namespace's LimitRange allows less, or more, than the pod states for a container.",
                        "The condition `ReplicaFailure`, or the event `FailedCreate` of a StatefulSet, DaemonSet or Job, "
                                + "quotes the refusal: certain at once, since the same pod is "
                                + "refused for ever.",
                        "Bring <requests> and <limits> of the service within the limit range",
                        "kubectl describe limitrange -n {namespace}")
                .saidBy(Setting.LIMITS_MEMORY);
    }

    private static Explanation podSecurity() {
        return Explanation.of(
                Cause.POD_SECURITY,
                "The namespace enforces a pod security standard, and the pod breaks it. What this plugin "
                        + "generates meets the standard restricted: an overlay broke it.",
                "The condition `ReplicaFailure`, or the event `FailedCreate` of a StatefulSet, DaemonSet or Job, "
                        + "quotes the refusal: certain at once, since the same pod is "
                        + "refused for ever.",
                "Correct the overlay that changes the security context as the message says",
                "kubectl get namespace {namespace} --show-labels");
    }

    private static Explanation webhookRefused() {
        return Explanation.of(
                Cause.WEBHOOK_REFUSED,
                "A policy engine (Kyverno, Gatekeeper, a webhook of your own) looks at every pod and refuses this one.",
                "The condition `ReplicaFailure`, or the event `FailedCreate` of a StatefulSet, DaemonSet or Job, "
                        + "quotes the webhook's words: certain at once.",
                "Change by an overlay what the policy objects to, or talk to whoever owns it",
                "kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations");
    }

    private static Explanation webhookUnreachable() {
        return Explanation.of(
                Cause.WEBHOOK_UNREACHABLE,
                "The API server must ask a webhook about every pod, and the webhook does not answer. No pod can "
                        + "be made until it does.",
                "The condition `ReplicaFailure` says *failed calling webhook*; it counts after 30 s. A StatefulSet, "
                        + "DaemonSet or Job says it by the event `FailedCreate`, ever more rarely: it is waited for to the deadline.",
                "Bring the webhook's own service up again",
                "kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations");
    }

    private static Explanation notAdmitted() {
        return Explanation.of(
                Cause.NOT_ADMITTED,
                "The API server refuses the pod for a reason that has no page of its own.",
                "The condition `ReplicaFailure`, or the event `FailedCreate` of a StatefulSet, DaemonSet or Job, "
                        + "quotes the refusal; it counts after 30 s, or at once when the pod"
                        + " is invalid in itself.",
                "Change what the API server objects to, by an overlay in src/main/sarvanom",
                EVENTS);
    }
}
