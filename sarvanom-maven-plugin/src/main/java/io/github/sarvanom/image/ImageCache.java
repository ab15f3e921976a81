package io.github.sarvanom.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The rooms of our cache folder. All of it may be deleted at any time. */
final class ImageCache {
    private static final Duration HALF_WRITTEN = Duration.ofDays(1);
    private static final Duration UNUSED = Duration.ofDays(30);

    private final Path folder;

    ImageCache(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Path baseLayers() {
        return folder.resolve("base");
    }

    Path applicationLayers() {
        return folder.resolve("application");
    }

    Path knownBases() {
        return folder.resolve("known-bases");
    }

    Path copies() {
        return folder.resolve("copies");
    }

    /** Deletes what killed builds left half-written, which Jib never does, and copies that are a month old. */
    void sweep(Clock clock) throws IOException {
        for (Path layers : List.of(baseLayers(), applicationLayers())) {
            deleteOlder(layers.resolve("tmp"), FileTime.from(clock.instant().minus(HALF_WRITTEN)));
        }
        deleteOlder(copies(), FileTime.from(clock.instant().minus(UNUSED)));
    }

    private static void deleteOlder(Path folder, FileTime limit) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (Files.exists(entry) && Files.getLastModifiedTime(entry).compareTo(limit) < 0) {
                    delete(entry);
                }
            }
        }
    }

    private static void delete(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            try (Stream<Path> inside = Files.list(entry)) {
                for (Path child : inside.toList()) {
                    delete(child);
                }
            }
        }
        Files.deleteIfExists(entry);
    }
}
