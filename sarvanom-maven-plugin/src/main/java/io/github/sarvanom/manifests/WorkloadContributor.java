package io.github.sarvanom.manifests;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Resources;
import io.github.sarvanom.environment.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Deployment that is replaced without a gap: no old pod goes before a new one is ready, and a pod that goes first serves on
 * until the endpoints have forgotten it.
 */
final class WorkloadContributor implements ManifestContributor {
    /** How long the news that a pod goes may take to reach every kube-proxy and ingress, in seconds. */
    private static final long DRAIN_SECONDS = 5;
    /** The drain, Spring Boot's 30 s of graceful shutdown, and some slack before SIGKILL. */
    private static final long GRACE_SECONDS = 45;

    private static final int REVISIONS_KEPT = 5;
    private static final String TMP = "tmp";

    @Override
    public List<HasMetadata> contribute(Environment environment, Service service, String image) {
        return List.of(new DeploymentBuilder()
                .withNewMetadata()
                .withName(service.name())
                .withNamespace(environment.namespace())
                .withLabels(Labels.of(environment, service))
                .endMetadata()
                .withNewSpec()
                .withReplicas(service.replicas())
                .withRevisionHistoryLimit(REVISIONS_KEPT)
                .withNewSelector()
                .withMatchLabels(Labels.selector(service))
                .endSelector()
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxUnavailable(new IntOrString(0))
                .withMaxSurge(new IntOrString("25%"))
                .endRollingUpdate()
                .endStrategy()
                .withTemplate(pod(environment, service, image))
                .endSpec()
                .build());
    }

    private static PodTemplateSpec pod(Environment environment, Service service, String image) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Labels.ofPod(environment, service))
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(service.name())
                .withAutomountServiceAccountToken(false)
                // Docker-style variables for every Service of the namespace: GATEWAY_PORT=tcp://… surprises programs.
                .withEnableServiceLinks(false)
                .withSecurityContext(SecurityContributor.pod())
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withTopologySpreadConstraints(ScalingContributor.spread(service))
                .withContainers(container(environment, service, image))
                .addNewVolume()
                .withName(TMP)
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build();
    }

    private static Container container(Environment environment, Service service, String image) {
        return new ContainerBuilder()
                .withName(service.name())
                .withImage(image)
                // What a digest names cannot change: a node that has it need not ask the registry.
                .withImagePullPolicy("IfNotPresent")
                .addNewPort()
                .withName(NetworkContributor.HTTP)
                .withContainerPort(service.port())
                .withProtocol("TCP")
                .endPort()
                .withEnv(variables(service))
                .withEnvFrom(sources(environment))
                .withNewResources()
                .withRequests(quantities(service.requests()))
                .withLimits(quantities(service.limits()))
                .endResources()
                .withStartupProbe(Probes.startup(service))
                .withReadinessProbe(Probes.readiness(service))
                .withLivenessProbe(Probes.liveness(service))
                // The kubelet's own sleep: the image has no shell that could.
                .withNewLifecycle()
                .withNewPreStop()
                .withNewSleep(DRAIN_SECONDS)
                .endPreStop()
                .endLifecycle()
                .withSecurityContext(SecurityContributor.container())
                .addNewVolumeMount()
                .withName(TMP)
                .withMountPath("/tmp")
                .endVolumeMount()
                .build();
    }

    /** Entries of {@code env} beat those of {@code envFrom}, so the port that is probed is the port that is told. */
    private static List<EnvVar> variables(Service service) {
        SortedMap<String, String> values = new TreeMap<>(service.config());
        values.put("PORT", Integer.toString(service.port()));
        List<EnvVar> variables = new ArrayList<>();
        values.forEach((name, value) -> variables.add(new EnvVar(name, literal(value), null)));
        return variables;
    }

    /** The kubelet replaces {@code $(NAME)} in {@code env}, and {@code $$} by one dollar; what was configured is meant literally. */
    private static String literal(String value) {
        return value.replace("$", "$$");
    }

    private static List<EnvFromSource> sources(Environment environment) {
        List<EnvFromSource> sources = new ArrayList<>();
        sources.add(new EnvFromSourceBuilder()
                .withNewConfigMapRef()
                .withName(environment.configName())
                .endConfigMapRef()
                .build());
        if (!environment.secrets().isEmpty()) {
            sources.add(new EnvFromSourceBuilder()
                    .withNewSecretRef()
                    .withName(environment.secretName())
                    .endSecretRef()
                    .build());
        }
        return sources;
    }

    private static Map<String, Quantity> quantities(Resources resources) {
        return Map.of("cpu", new Quantity(resources.cpu()), "memory", new Quantity(resources.memory()));
    }
}
