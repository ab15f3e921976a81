package io.github.sarvanom.testbed;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.UUID;

/**
 * A namespace that nobody else uses, with what is in it. It is created on demand by whoever is under test, or by
 * {@link #create()}; closing it asks for its deletion and does not wait for the end of its pods.
 */
public record FreshNamespace(String name, KubernetesClient client) implements AutoCloseable {

    static FreshNamespace of(KubernetesClient client) {
        return new FreshNamespace("it-" + UUID.randomUUID().toString().substring(0, 8), client);
    }

    /** Creates the namespace on the cluster, without any label or policy. */
    public FreshNamespace create() {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        return this;
    }

    @Override
    public void close() {
        client.namespaces().withName(name).delete();
    }
}
