package io.github.sarvanom.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;
import java.util.regex.Pattern;

/** Generates the objects that an application needs in an environment. The same input gives the same objects, always. */
public final class ManifestGenerator {
    private static final Pattern PINNED = Pattern.compile("[^\\s@]+@sha256:[0-9a-f]{64}");
    private static final List<ManifestContributor> CONTRIBUTORS = List.of(
            new SecurityContributor(), new WorkloadContributor(), new NetworkContributor(), new ScalingContributor());

    /** Namespace, ConfigMap and, when the environment names secrets, Secret of the application. */
    public ManifestSet shared(Environment environment, Fingerprints fingerprints) {
        return set(SharedObjects.of(environment, fingerprints));
    }

    /**
     * ServiceAccount, Deployment, Service and, above one replica, PodDisruptionBudget of a service.
     *
     * @param image {@code repository@sha256:…}
     * @throws SarvanomException when the image is named by anything else than its digest
     */
    public ManifestSet service(Environment environment, Service service, String image, Fingerprints fingerprints) {
        if (!PINNED.matcher(image).matches()) {
            throw SarvanomException.user(
                    Problem.of("The image of service " + service.name() + " is not pinned by its digest")
                            .seen("seen     " + image)
                            .seen("expected repository@sha256:… (64 hexadecimal digits)")
                            .mend("Name the image by digest: a tag can be moved, and then nothing tells what runs."));
        }
        ManifestSet generated = set(CONTRIBUTORS.stream()
                .flatMap(each -> each.contribute(environment, service, image).stream())
                .toList());
        return new ConfigRoll(fingerprints).stamped(generated, shared(environment, fingerprints));
    }

    private static ManifestSet set(List<HasMetadata> objects) {
        return new ManifestSet(objects.stream().map(ModelTree::manifest).toList());
    }
}
