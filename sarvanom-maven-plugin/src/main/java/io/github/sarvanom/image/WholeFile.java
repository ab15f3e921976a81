package io.github.sarvanom.image;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file whole or not at all: aside, then moved. On a full disk nothing is left of it. */
final class WholeFile {
    private WholeFile() {}

    /** Fills an empty file that is there already. */
    interface Content {
        void into(Path aside) throws IOException;
    }

    /** Its folder is made where it lacks. */
    static void write(Path file, Content content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path aside = Files.createTempFile(folder, "aside", ".new");
        try {
            content.into(aside);
            Files.move(aside, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
