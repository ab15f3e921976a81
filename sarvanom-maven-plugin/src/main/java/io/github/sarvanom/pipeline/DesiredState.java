package io.github.sarvanom.pipeline;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Fingerprints;
import io.github.sarvanom.manifests.ManifestGenerator;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.Overlays;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All objects that a release wants to be there, overlays merged in, each marked as the application's own. */
public final class DesiredState {
    private final ManifestGenerator generator = new ManifestGenerator();

    /**
     * What it is made of.
     *
     * @param services whose objects are wanted, beside the shared ones
     * @param leftOut names of the application's other services; overlays may speak of them
     * @param root the reactor's folder, which may hold overlays for the shared objects
     */
    public record Inputs(Environment environment, List<ServiceImage> services, Set<String> leftOut, Path root) {
        public Inputs {
            services = List.copyOf(services);
            leftOut = Set.copyOf(leftOut);
        }
    }

    /** The shared objects and those of the given services, as the overlays of the root and of each service want them. */
    public ManifestSet of(Inputs inputs, Fingerprints fingerprints) {
        Environment environment = inputs.environment();
        List<ManifestSet> all = new ArrayList<>();
        all.add(generator.shared(environment, fingerprints));
        for (ServiceImage each : inputs.services()) {
            all.add(generator.service(environment, each.service(), each.image().pinned(), fingerprints));
        }
        List<Path> modules =
                inputs.services().stream().map(each -> each.service().basedir()).toList();
        ManifestSet merged = Overlays.read(inputs.root(), modules, environment.name())
                .mergeInto(ManifestSet.union(all), environment, fingerprints, inputs.leftOut());
        return ApplySet.of(environment).marked(merged);
    }
}
