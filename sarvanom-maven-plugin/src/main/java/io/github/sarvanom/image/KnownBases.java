package io.github.sarvanom.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Base images that have been built upon before, and are therefore whole in the cache. */
final class KnownBases {
    private final Path folder;

    KnownBases(Path folder) {
        this.folder = folder;
    }

    Optional<String> digest(BaseImage base) {
        try {
            return Optional.of(Files.readString(file(base)));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    void remember(BaseImage base, String digest) throws IOException {
        ImageState.writeWhole(file(base), digest);
    }

    private Path file(BaseImage base) {
        String key = base.reference() + " " + base.platform().orElse("");
        return folder.resolve(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
