package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.ReleaseHistory;
import io.github.sarvanom.release.RollbackTarget;
import java.util.Optional;

/** What the last good release wanted: asked for only when something differs. */
public interface LastRelease {
    /**
     * Secrets come without their data; empty when there is none, or this run may not read it.
     *
     * @throws SarvanomException when a part of its record is missing or was changed: there is no way back to it
     */
    Optional<ManifestSet> wanted();

    /** The one that is recorded. */
    static LastRelease in(ReleaseHistory history) {
        return () -> {
            try {
                return RollbackTarget.good(history.all())
                        .map(release -> history.content(release).manifests());
            } catch (ClusterException notToBeHad) {
                return Optional.empty(); // a plan without its third side is still a plan
            }
        };
    }
}
