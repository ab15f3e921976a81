package io.github.sarvanom.image;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/**
 * Where Jib is to read a file from. Jib takes a layer from its cache when the paths and modification times of its files are
 * those of an earlier build, and never looks at their content. A checkout or build cache that sets all times to one value
 * would so be given old code. A file whose time was set by somebody is therefore read from a copy named after its content.
 */
final class LayerSources {
    private static final Duration WRITTEN_AT_ONCE = Duration.ofSeconds(2);

    private final Path copies;

    LayerSources(Path copies) {
        this.copies = copies;
    }

    Path of(Path file) throws IOException {
        if (tellsItsTime(file)) {
            return file;
        }
        Path copy = copies.resolve(new Sha256().addContent(file).hex());
        if (!Files.exists(copy)) {
            WholeFile.write(copy, aside -> Files.copy(file, aside, REPLACE_EXISTING));
        }
        return copy;
    }

    /** Nobody can set the time at which the file system last changed a file's entry: it must agree. */
    private static boolean tellsItsTime(Path file) throws IOException {
        try {
            FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime");
            FileTime modified = Files.getLastModifiedTime(file);
            return Duration.between(modified.toInstant(), changed.toInstant())
                            .abs()
                            .compareTo(WRITTEN_AT_ONCE)
                    < 0;
        } catch (UnsupportedOperationException | IllegalArgumentException noSuchTimeHere) {
            return false;
        }
    }
}
