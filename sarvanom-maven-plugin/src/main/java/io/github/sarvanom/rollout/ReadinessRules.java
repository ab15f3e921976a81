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
            "v1/ServiceAccount",
            "v1/LimitRange",
            "v1/ResourceQuota",
            "networking.k8s.io/v1/NetworkPolicy",
            "networking.k8s.io/v1/Ingress",
            "rbac.authorization.k8s.io/v1/Role",
            "rbac.authorization.k8s.io/v1/RoleBinding",
            "rbac.authorization.k8s.io/v1/ClusterRole",
            "rbac.authorization.k8s.io/v1/ClusterRoleBinding",
            "batch/v1/CronJob");

    /** Kinds that are judged, but not waited for: what they do later is no part of a rollout. */
    private static final Map<String, ReadinessRule> ATTENDANTS = Map.of(
            "autoscaling/v2/HorizontalPodAutoscaler", (scaler, related) -> AttendantRules.scaler(scaler),
            "policy/v1/PodDisruptionBudget", (budget, related) -> AttendantRules.budget(budget));

    private static final Map<String, ReadinessRule> RULES = Map.of(
            "apps/v1/Deployment", new DeploymentRule(),
            "apps/v1/ReplicaSet", new ReplicaSetRule(),
            "apps/v1/StatefulSet", new StatefulSetRule(),
            "apps/v1/DaemonSet", new DaemonSetRule(),
            "batch/v1/Job", new JobRule(),
            "v1/Pod", PodRule.alone(),
            "v1/Service", AttendantRules::service,
            "v1/PersistentVolumeClaim", AttendantRules::claim,
            "apiextensions.k8s.io/v1/CustomResourceDefinition", (type, related) -> AttendantRules.type(type));

    private static final ConditionsRule CONDITIONS = new ConditionsRule();

    /** Whether this object becomes ready only some time after it was stored. */
    boolean takesTime(LiveObject object) {
        return isKnown(object.id())
                ? RULES.containsKey(kind(object.id())) && !AttendantRules.isPlainService(object)
                : ConditionsRule.speaksOfItself(object);
    }

    /** Whether nothing is known about when this object is ready. */
    boolean isUnknown(LiveObject object) {
        return !isKnown(object.id()) && !ConditionsRule.speaksOfItself(object);
    }

    private static boolean isKnown(ResourceId id) {
        String kind = kind(id);
        return RULES.containsKey(kind) || ATTENDANTS.containsKey(kind) || READY_ONCE_STORED.contains(kind);
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
        ReadinessRule rule = RULES.getOrDefault(kind, ATTENDANTS.getOrDefault(kind, CONDITIONS));
        return rule.judge(object, related);
    }

    private static String kind(ResourceId id) {
        return id.apiVersion() + "/" + id.kind();
    }
}
