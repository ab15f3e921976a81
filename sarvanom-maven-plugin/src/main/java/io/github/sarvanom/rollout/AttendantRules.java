package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.util.Optional;

/** Judges objects that run no pods themselves by what their controllers write of them. */
final class AttendantRules {
    /** A scaler that was applied with its workload may look before the workload is there. */
    private static final Duration TARGET = Duration.ofSeconds(60);

    private static final Duration BUDGET = Duration.ofSeconds(30);

    private AttendantRules() {}

    /** A Service that is what it shall be from the moment it is stored. */
    static boolean isPlainService(LiveObject object) {
        return object.id().kind().equals("Service")
                && !object.text("spec", "type").equals("LoadBalancer");
    }

    /** Kubernetes, "Service", type LoadBalancer: the address is written when the balancer has been made. */
    static Readiness service(LiveObject service, Related related) {
        boolean waits = !isPlainService(service)
                && service.maps("status", "loadBalancer", "ingress").isEmpty();
        return waits
                ? waiting("has no address of a load balancer yet", related.lastEvent(service, "SyncLoadBalancerFailed"))
                : new Readiness.Ready();
    }

    /**
     * Kubernetes, "Persistent Volumes", section Phase; and "Storage Classes", Volume Binding Mode: a claim may stay without a volume
     * until a pod asks for it, which a CronJob's does some day. A pod that does so now is waited for itself.
     */
    static Readiness claim(LiveObject claim, Related related) {
        String phase = claim.text("status", "phase");
        if (phase.equals("Lost")) {
            return new Readiness.Failed(Cause.VOLUME_LOST, "has lost its volume");
        }
        boolean waitsForPod = !related.lastEvent(claim, "WaitForFirstConsumer").isEmpty();
        return phase.equals("Bound") || waitsForPod
                ? new Readiness.Ready()
                : waiting(
                        "is not bound to a volume yet",
                        related.lastEvent(claim, "FailedBinding") + related.lastEvent(claim, "ProvisioningFailed"));
    }

    /** @param why its controller's words; empty when it has said nothing */
    private static Readiness waiting(String forWhat, String why) {
        return new Readiness.InProgress(why.isEmpty() ? forWhat : forWhat + ": " + why);
    }

    /** Kubernetes, "Custom Resources": names that collide are refused for good; until Established no object can be stored. */
    static Readiness type(LiveObject type) {
        Optional<Condition> names =
                Condition.of(type, "NamesAccepted").filter(each -> each.status().equals("False"));
        if (names.isPresent()) {
            return new Readiness.Failed(
                    Cause.CONDITION_FALSE,
                    "has names that another type has: " + names.get().message());
        }
        return Condition.isTrue(type, "Established")
                ? new Readiness.Ready()
                : new Readiness.InProgress("is not served yet");
    }

    /**
     * Kubernetes, "Horizontal Pod Autoscaling", status conditions: without a sight of its target it never scales; metrics come a
     * minute after the pods, and {@code ScalingDisabled} means that somebody said zero replicas.
     */
    static Readiness scaler(LiveObject scaler) {
        Optional<Condition> unable =
                Condition.of(scaler, "AbleToScale").filter(each -> each.status().equals("False"));
        if (unable.isPresent()) {
            return new Readiness.Suspect(
                    Cause.CONDITION_FALSE, "cannot scale: " + unable.get().message(), TARGET);
        }
        return Condition.of(scaler, "ScalingActive")
                .filter(each -> each.status().equals("False") && !each.reason().equals("ScalingDisabled"))
                .<Readiness>map(each -> new Readiness.InProgress("has no metrics yet: " + each.message()))
                .orElseGet(Readiness.Ready::new);
    }

    /** The disruption controller's counting ({@code disruption.go}): a status of an earlier generation says nothing. */
    static Readiness budget(LiveObject budget) {
        if (budget.number("status", "observedGeneration") < budget.generation()) {
            return new Readiness.InProgress("waits for the disruption controller");
        }
        Optional<Condition> unsynced = Condition.falseBecause(budget, "DisruptionAllowed", "SyncFailed");
        if (unsynced.isPresent()) {
            return new Readiness.Suspect(
                    Cause.CONDITION_FALSE,
                    "cannot be counted: " + unsynced.get().message(),
                    BUDGET);
        }
        long healthy = budget.number("status", "currentHealthy");
        long desired = budget.number("status", "desiredHealthy");
        return healthy < desired
                ? new Readiness.InProgress(healthy + " of " + desired + " pods healthy, none may be evicted")
                : new Readiness.Ready();
    }
}
