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

/** All objects that a release wants to be there, overlays merged in, each marked as the application's own. */
public final class DesiredState {
    private final ManifestGenerator generator = new ManifestGenerator();

    /** The shared objects and those of the given services, as the overlays of the root and of each service want them. */
    public ManifestSet of(DeployRequest request, Fingerprints fingerprints) {
        Environment environment = request.environment();
        List<ManifestSet> all = new ArrayList<>();
        all.add(generator.shared(environment, fingerprints));
        for (ServiceImage each : request.services()) {
            all.add(generator.service(environment, each.service(), each.image().pinned(), fingerprints));
        }
        List<Path> modules = request.services().stream()
                .map(each -> each.service().basedir())
                .toList();
        ManifestSet merged = Overlays.read(request.root(), modules, environment.name())
                .mergeInto(ManifestSet.union(all), environment, fingerprints, request.leftOut());
        return ApplySet.of(environment).marked(merged);
    }
}
