package io.github.sarvanom.rehearsal;

import io.github.sarvanom.rehearsal.processes.ImageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The application's own images can be pulled when the rehearsal's registry holds them. Of all others nothing is known here, so they
 * are taken to be there.
 *
 * @param folder of the rehearsal's registry
 * @param registry where the application's images stand: {@code registry.example.com/sarvanom}
 */
public record RehearsedImages(Path folder, String registry) implements ImageExistence, ImageSource {
    @Override
    public boolean exists(String reference) {
        int digest = reference.indexOf('@');
        if (digest < 0 || !reference.startsWith(registry + "/")) {
            return true;
        }
        String repository = reference.substring(reference.indexOf('/') + 1, digest);
        try {
            return RehearsalRegistry.has(folder, repository, reference.substring(digest + 1));
        } catch (IOException e) {
            // a folder that cannot be read says nothing about an image
            return true;
        }
    }

    @Override
    public Optional<Path> manifest(String reference) throws IOException {
        int digest = reference.indexOf('@');
        if (digest < 0 || !reference.startsWith(registry + "/")) {
            return Optional.empty();
        }
        String repository = reference.substring(reference.indexOf('/') + 1, digest);
        String name = reference.substring(digest + 1);
        return RehearsalRegistry.has(folder, repository, name) ? Optional.of(blob(name)) : Optional.empty();
    }

    @Override
    public Path blob(String digest) {
        return new ImageFolder(folder).blob(digest);
    }
}
