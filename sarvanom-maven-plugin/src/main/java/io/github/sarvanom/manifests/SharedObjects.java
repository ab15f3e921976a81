package io.github.sarvanom.manifests;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.SecretValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all services of an application share: Namespace, ConfigMap and, when secrets are named, Secret. */
final class SharedObjects {
    /**
     * Pod Security Admission's labels.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-admission/">Pod Security Admission</a>
     */
    private static final String POD_SECURITY = "pod-security.kubernetes.io/";

    private SharedObjects() {}

    static List<HasMetadata> of(Environment environment, Fingerprints fingerprints) {
        List<HasMetadata> objects = new ArrayList<>();
        objects.add(namespace(environment));
        objects.add(config(environment));
        if (!environment.secrets().isEmpty()) {
            objects.add(secret(environment, fingerprints));
        }
        return objects;
    }

    private static HasMetadata namespace(Environment environment) {
        SortedMap<String, String> labels = Labels.shared(environment);
        labels.put("environment", Labels.value(environment.name()));
        for (String mode : List.of("enforce", "audit", "warn")) {
            labels.put(POD_SECURITY + mode, "restricted");
            labels.put(POD_SECURITY + mode + "-version", "latest");
        }
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(environment.namespace())
                .withLabels(labels)
                .endMetadata()
                .build();
    }

    private static HasMetadata config(Environment environment) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(environment.configName())
                .withNamespace(environment.namespace())
                .withLabels(Labels.shared(environment))
                .endMetadata()
                .withData(environment.config())
                .build();
    }

    private static HasMetadata secret(Environment environment, Fingerprints fingerprints) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(environment.secretName())
                .withNamespace(environment.namespace())
                .withLabels(Labels.shared(environment))
                .addToAnnotations(Fingerprints.SALT_ANNOTATION, fingerprints.salt())
                .endMetadata()
                .withType("Opaque")
                .withData(encoded(environment.secrets()))
                .build();
    }

    private static SortedMap<String, String> encoded(SecretValues secrets) {
        SortedMap<String, String> data = new TreeMap<>();
        for (String name : secrets.names()) {
            byte[] clear = secrets.reveal(name).getBytes(StandardCharsets.UTF_8);
            data.put(name, Base64.getEncoder().encodeToString(clear));
        }
        return data;
    }
}
