package io.github.sarvanom.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import java.util.List;

/**
 * Above one replica: a PodDisruptionBudget, so that draining a node takes one pod at a time, and pods spread over nodes. A
 * single replica gets no budget, since that would block every drain for ever.
 */
final class ScalingContributor implements ManifestContributor {
    @Override
    public List<HasMetadata> contribute(Environment environment, Service service, String image) {
        if (service.replicas() < 2) {
            return List.of();
        }
        return List.of(new PodDisruptionBudgetBuilder()
                .withNewMetadata()
                .withName(service.name())
                .withNamespace(environment.namespace())
                .withLabels(Labels.of(environment, service))
                .endMetadata()
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(1))
                // A pod that is not ready protects nobody, and must not hold up the drain that may mend it.
                .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                .withNewSelector()
                .withMatchLabels(Labels.selector(service))
                .endSelector()
                .endSpec()
                .build());
    }

    /** Over nodes, as far as they go; each revision is spread by itself, or a rollout's old pods would crowd out the new. */
    static List<TopologySpreadConstraint> spread(Service service) {
        if (service.replicas() < 2) {
            return List.of();
        }
        return List.of(new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(Labels.selector(service))
                .endLabelSelector()
                .withMatchLabelKeys("pod-template-hash")
                .build());
    }
}
