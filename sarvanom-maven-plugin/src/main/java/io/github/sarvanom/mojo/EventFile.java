package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.report.EventLine;
import io.github.sarvanom.report.Happening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file of {@code -Dsarvanom.events}: a line a step, there as soon as the step is. */
final class EventFile implements Consumer<Happening>, AutoCloseable {
    private final @Nullable Writer lines;

    private EventFile(@Nullable Writer lines) {
        this.lines = lines;
    }

    /** Writes nothing when nobody wants it. */
    static EventFile of(Run run) {
        return RunProperty.EVENTS
                .of(run)
                .filter(file -> !file.isBlank())
                .map(file -> open(run.root().resolve(file)))
                .orElseGet(() -> new EventFile(null));
    }

    private static EventFile open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new EventFile(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw SarvanomException.user(Problem.of("the file for events cannot be written")
                    .at(Source.property(RunProperty.EVENTS.key()))
                    .seen("seen: " + e)
                    .mend("name a file in a folder that may be written to"));
        }
    }

    @Override
    public void accept(Happening happening) {
        if (lines == null) {
            return;
        }
        try {
            lines.write(EventLine.of(happening) + "\n");
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (lines != null) {
                lines.close();
            }
        } catch (IOException full) {
            // every line was flushed when it was written
        }
    }
}
