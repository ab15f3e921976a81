package io.github.sarvanom.image;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of the module's output folder.
 *
 * @param name relative to that folder, with slashes on every system: {@code io/example/Main.class}
 */
record ContentFile(String name, Path file) {
    /** All files under a folder in the order of their names, the same on every machine; none when there is no folder. */
    static List<ContentFile> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new ContentFile(name(folder, file), file))
                    .sorted(Comparator.comparing(ContentFile::name))
                    .toList();
        }
    }

    boolean isClass() {
        return name.endsWith(".class");
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
