package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Related;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges one object by its kind. Pure: no client, no clock. The counting follows {@code kubectl rollout status}
 * (kubectl's {@code polymorphichelpers/rollout_status.go}) and kstatus (cli-utils, {@code pkg/kstatus/status/core.go}); the
 * early failures go beyond both.
 */
final class ReadinessRules {
    /** Kinds that do their work from the moment they are stored. */
    private static final Set<String> READY_ONCE_STORED = Set.of(
            "v1/Namespace",
            "v1/ConfigMap",
            "v1/Secret",
            "v1/Service",
            "v1/ServiceAccount",
            "v1/LimitRange",
            "v1/ResourceQuota",
            "policy/v1/PodDisruptionBudget",
            "networking.k8s.io/v1/NetworkPolicy",
            "networking.k8s.io/v1/Ingress",
            "rbac.authorization.k8s.io/v1/Role",
            "rbac.authorization.k8s.io/v1/RoleBinding",
            "rbac.authorization.k8s.io/v1/ClusterRole",
            "rbac.authorization.k8s.io/v1/ClusterRoleBinding",
            "autoscaling/v2/HorizontalPodAutoscaler",
            "batch/v1/CronJob");

    private static final Map<String, ReadinessRule> RULES = Map.of(
            "apps/v1/Deployment", new DeploymentRule(),
            "apps/v1/StatefulSet", new StatefulSetRule(),
            "apps/v1/DaemonSet", new DaemonSetRule(),
            "batch/v1/Job", new JobRule(),
            "v1/Pod", PodRule.alone(),
            "v1/PersistentVolumeClaim", (claim, related) -> claim(claim));

    /** Whether an object of this kind becomes ready only some time after it was stored. */
    boolean takesTime(ResourceId id) {
        return RULES.containsKey(kind(id));
    }

    /** Whether nothing is known about when an object of this kind is ready. */
    boolean isUnknown(ResourceId id) {
        return !takesTime(id) && !READY_ONCE_STORED.contains(kind(id));
    }

    /**
     * Judges what stands in the cluster against what was applied: an object with another uid is not ours, and a status that
     * was written for an earlier generation says nothing.
     *
     * @param live empty when the object is not there any more
     */
    Readiness judge(LiveObject applied, Optional<LiveObject> live, Related related) {
        if (live.isEmpty() || live.get().at("metadata", "deletionTimestamp") != null) {
            return new Readiness.Gone();
        }
        LiveObject object = live.get();
        if (!object.uid().equals(applied.uid())) {
            return new Readiness.Failed(
                    Cause.REPLACED, "was deleted and made anew by someone else after it had been applied");
        }
        if (object.generation() < applied.generation()) {
            return new Readiness.InProgress("has not been seen in its new shape yet");
        }
        return judge(object, related);
    }

    Readiness judge(LiveObject object, Related related) {
        String kind = kind(object.id());
        if (READY_ONCE_STORED.contains(kind)) {
            return new Readiness.Ready();
        }
        ReadinessRule rule = RULES.get(kind);
        return rule == null ? new Readiness.NotJudged() : rule.judge(object, related);
    }

    private static String kind(ResourceId id) {
        return id.apiVersion() + "/" + id.kind();
    }

    /** Kubernetes, "Persistent Volumes", section Phase. */
    private static Readiness claim(LiveObject claim) {
        String phase = claim.text("status", "phase");
        return switch (phase) {
            case "Bound" -> new Readiness.Ready();
            case "Lost" -> new Readiness.Failed(Cause.VOLUME_LOST, "has lost its volume");
            default -> new Readiness.InProgress("is not bound to a volume yet");
        };
    }
}
