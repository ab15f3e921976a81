package io.github.sarvanom.rollout;

/** The words that a readiness carries. */
public final class Reasons {
    private Reasons() {}

    /** To be read after the object's name; empty for what needs no reason. */
    public static String text(Readiness readiness) {
        if (readiness instanceof Readiness.InProgress progress) {
            return progress.reason();
        }
        if (readiness instanceof Readiness.Suspect suspect) {
            return suspect.reason();
        }
        if (readiness instanceof Readiness.Retrying retrying) {
            return retrying.reason();
        }
        return readiness instanceof Readiness.Failed failed ? failed.reason() : "";
    }

    /** As {@link #text}, with the pod's name before it where one pod is the reason: {@code pod gateway-7d4b9 is being made}. */
    public static String blame(WorkloadProgress workload) {
        String why = text(workload.readiness());
        if (workload.readiness() instanceof Readiness.Gone) {
            return "was deleted by someone else";
        }
        return workload.pods().stream()
                .filter(pod -> !(pod.readiness() instanceof Readiness.Ready))
                .filter(pod -> text(pod.readiness()).equals(why))
                .findFirst()
                .map(pod -> "pod " + pod.name() + " " + why)
                .orElse(why);
    }
}
