package io.github.sarvanom.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import java.util.List;

/** One concern's share of the objects that a service needs. */
interface ManifestContributor {
    /** @param image pinned by digest */
    List<HasMetadata> contribute(Environment environment, Service service, String image);
}
