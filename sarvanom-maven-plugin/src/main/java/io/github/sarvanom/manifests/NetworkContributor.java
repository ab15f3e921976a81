package io.github.sarvanom.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import java.util.List;

/** A Service under the service's own name and port: {@code http://retrieval:8005}. */
final class NetworkContributor implements ManifestContributor {
    /** The port's name, on the container and on the Service. */
    static final String HTTP = "http";

    @Override
    public List<HasMetadata> contribute(Environment environment, Service service, String image) {
        return List.of(new ServiceBuilder()
                .withNewMetadata()
                .withName(service.name())
                .withNamespace(environment.namespace())
                .withLabels(Labels.of(environment, service))
                .endMetadata()
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(Labels.selector(service))
                .addNewPort()
                .withName(HTTP)
                .withPort(service.port())
                .withProtocol("TCP")
                .withTargetPort(new IntOrString(HTTP))
                .endPort()
                .endSpec()
                .build());
    }
}
