package io.github.sarvanom.mojo;

import io.github.sarvanom.manifests.Fingerprints;
import io.github.sarvanom.manifests.ManifestWriter;
import io.github.sarvanom.pipeline.DesiredState;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Path;

/** Writes desired objects without asking a cluster. Their fingerprints are keyed by a file of this user's own. */
final class ManifestFiles {
    private final Path key;

    ManifestFiles(Path home) {
        this.key = home.resolve(".sarvanom").resolve("fingerprint-salt");
    }

    /** @param output the folder that they are written to */
    void write(DesiredState.Inputs inputs, Path output) {
        Fingerprints fingerprints = fingerprints();
        new ManifestWriter().write(new DesiredState().of(inputs, fingerprints), output, fingerprints);
    }

    private Fingerprints fingerprints() {
        try {
            return Fingerprints.keptIn(key);
        } catch (IOException e) {
            throw SarvanomException.surroundings(
                    Problem.of("the key of the secrets' fingerprints can't be kept")
                            .seen(e.toString())
                            .mend("make " + key + " readable and writable for you alone"),
                    e);
        }
    }
}
