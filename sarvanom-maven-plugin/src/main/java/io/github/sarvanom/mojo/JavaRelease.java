package io.github.sarvanom.mojo;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The Java release that compiled classes need, read off a class file: what the compiler was told counts, wherever it was said. */
final class JavaRelease {
    /** Class files of Java 1 are of version 45, JVM specification 4.1. */
    private static final int VERSION_OF_RELEASE_0 = 44;

    private JavaRelease() {}

    /** The newest that any class needs, since other compilers (Kotlin, Groovy) may aim lower; empty when the folder holds no class. */
    static Optional<Integer> of(Path classes) {
        if (!Files.isDirectory(classes)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !isForLaterReleases(classes.relativize(file)))
                    .map(JavaRelease::read)
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JAR File Specification, "Multi-release JAR files": an older Java never looks there. */
    private static boolean isForLaterReleases(Path file) {
        return file.startsWith(Path.of("META-INF", "versions")) || file.endsWith("module-info.class");
    }

    private static int read(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(Integer.BYTES + Short.BYTES);
            return in.readUnsignedShort() - VERSION_OF_RELEASE_0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
