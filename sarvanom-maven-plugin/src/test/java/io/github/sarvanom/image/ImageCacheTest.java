package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCacheTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void sweeps_what_killed_builds_left_and_old_copies_and_nothing_else() throws Exception {
        Path abandoned = file("base/tmp/abandoned/part", Duration.ofDays(2));
        Path underWay = file("application/tmp/under-way/part", Duration.ofHours(2));
        Path layer = file("application/layers/0123/layer", Duration.ofDays(400));
        Path oldCopy = file("copies/0123", Duration.ofDays(31));
        Path newCopy = file("copies/4567", Duration.ofDays(29));

        new ImageCache(folder).sweep(Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(abandoned.getParent()).doesNotExist();
        assertThat(oldCopy).doesNotExist();
        assertThat(underWay).exists();
        assertThat(layer).exists();
        assertThat(newCopy).exists();
    }

    @Test
    void has_nothing_to_sweep_at_first() throws Exception {
        new ImageCache(folder.resolve("nowhere")).sweep(Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private Path file(String name, Duration age) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
        Files.setLastModifiedTime(file.getParent(), FileTime.from(NOW.minus(age)));
        return file;
    }
}
