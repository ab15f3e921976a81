package io.github.sarvanom.apply;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.Deletion;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.problem.Problem;
import java.util.Set;

/** Takes every manifest but those of some kinds, and nothing but manifests. */
record AppliesOnly(Set<String> refusedKinds) implements ClusterWriter {
    @Override
    public LiveObject apply(Manifest manifest) {
        if (refusedKinds.contains(manifest.id().kind())) {
            throw new ClusterException(
                    403, "Forbidden", Problem.of("no right for " + manifest.id().display()), null);
        }
        return LiveObject.of(manifest.content());
    }

    @Override
    public LiveObject create(Manifest manifest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LiveObject replace(Manifest manifest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(Deletion deletion) {
        throw new UnsupportedOperationException();
    }
}
