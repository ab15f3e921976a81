package io.github.sarvanom.mojo;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The Java release that compiled classes need, read off a class file: what the compiler was told counts, wherever it was said. */
final class JavaRelease {
    /** Class files of Java 1 are of version 45, JVM specification 4.1. */
    private static final int VERSION_OF_RELEASE_0 = 44;

    private JavaRelease() {}

    /** Empty when the folder holds no class. */
    static Optional<Integer> of(Path classes) {
        if (!Files.isDirectory(classes)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            Optional<Path> any = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .findFirst();
            return any.isEmpty() ? Optional.empty() : Optional.of(read(any.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(Integer.BYTES + Short.BYTES);
            return in.readUnsignedShort() - VERSION_OF_RELEASE_0;
        }
    }
}
