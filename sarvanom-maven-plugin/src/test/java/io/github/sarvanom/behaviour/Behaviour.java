package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One project of {@code src/it} after its builds; called by its {@code verify.groovy}. */
public final class Behaviour {
    private final Path folder;
    private final Transcript transcript;

    private Behaviour(Path folder) {
        this.folder = folder;
        this.transcript = new Transcript(folder, read(folder.resolve("build.log")));
    }

    public static Behaviour of(File basedir) {
        return new Behaviour(basedir.toPath().toAbsolutePath());
    }

    /**
     * Compares what a user saw of this plugin, in all builds of the project, with a file beside its POM, whole and strictly.
     * {@code -Dsarvanom.golden=write} takes what is seen now as right.
     */
    public void saw(String golden) {
        matches(golden, transcript.whole());
    }

    /** The same of the goals named so alone: where others run side by side, in an order of their own. */
    public void saw(String golden, String goal) {
        matches(golden, transcript.of(goal));
    }

    /** A build wrote that file. */
    public void left(String file) {
        assertThat(folder.resolve(file)).exists();
    }

    /** No build wrote anything there. */
    public void leftNothingAt(String file) {
        assertThat(folder.resolve(file)).doesNotExist();
    }

    /** Not in any line of Maven's log, whoever wrote it. */
    public void neverSaw(String text) {
        assertThat(read(folder.resolve("build.log"))).doesNotContain(text);
    }

    private void matches(String golden, String seen) {
        if ("write".equals(System.getProperty("sarvanom.golden"))) {
            write(source().resolve(golden), seen);
            write(folder.resolve(golden), seen);
        }
        assertThat(folder.resolve(golden)).as("golden file").exists();
        assertThat(seen).as(golden).isEqualTo(read(folder.resolve(golden)));
    }

    /** The project as it is committed: the invoker builds a copy of it, below the repository's root. */
    private Path source() {
        Path inRepository = Path.of("src", "it").resolve(folder.getFileName());
        return Stream.iterate(folder, parent -> parent != null, Path::getParent)
                .map(parent -> parent.resolve(inRepository))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
