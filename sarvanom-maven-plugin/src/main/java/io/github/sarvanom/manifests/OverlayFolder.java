package io.github.sarvanom.manifests;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the overlay files below a folder, at any depth, in the order of their paths.
 *
 * @param root what paths are told relative to
 */
record OverlayFolder(Path root) {
    List<OverlayFile> files(Path folder) {
        List<OverlayFile> files = new ArrayList<>();
        for (Path path : paths(folder)) {
            files.add(new OverlayFile(shown(path), text(path)));
        }
        return files;
    }

    private List<Path> paths(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().matches(".*\\.ya?ml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private SarvanomException unreadable(Path path, IOException e) {
        return SarvanomException.surroundings(
                Problem.of("An overlay can't be read")
                        .at(Source.file(shown(path), 0))
                        .seen(e.getClass().getSimpleName())
                        .mend("Let this user read it, and keep it in UTF-8."),
                e);
    }

    private String shown(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
