package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import java.util.Optional;

/**
 * Makes objects that may be there already: made by an earlier run, or by this one when an answer got lost. Believes in a conflict only
 * when it has seen the object.
 */
final class Creation {
    private static final int ATTEMPTS = 5;

    private final ClusterReader reader;
    private final ClusterWriter writer;

    Creation(ClusterReader reader, ClusterWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** @return the object that was there first, or the one that was made */
    LiveObject create(Manifest manifest) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writer.create(manifest);
            } catch (ClusterException refused) {
                Optional<LiveObject> there = refused.status() == 409 ? reader.find(manifest.id()) : Optional.empty();
                if (there.isPresent()) {
                    return there.get();
                }
                if (refused.status() != 409 || attempt == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }
}
