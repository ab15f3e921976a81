package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/** {@code .env.example} at the root of a reactor: made once, then only added to. */
public final class EnvExampleFile {
    private final Path file;

    /** @param root of the reactor */
    public EnvExampleFile(Path root) {
        this.file = root.resolve(".env.example");
    }

    void writeUnlessThere(Environment environment) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, EnvExample.of(environment));
        }
    }

    /**
     * Adds the names that it lacks, and changes nothing that stands in it. Does nothing where there is no such file.
     *
     * @return what was added
     * @throws SarvanomException when it can't be written
     */
    public List<String> add(Environment environment) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file);
            List<String> missing = environment.secrets().names().stream()
                    .filter(name -> !mentions(text, name))
                    .sorted()
                    .toList();
            if (!missing.isEmpty()) {
                String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
                Files.writeString(file, gap + EnvExample.entries(environment, missing), StandardOpenOption.APPEND);
            }
            return missing;
        } catch (IOException e) {
            throw SarvanomException.surroundings(
                    Problem.of(".env.example could not be read or added to")
                            .seen(e.toString())
                            .mend("make room, or let this user write to " + file),
                    e);
        }
    }

    /** As an entry, also one that somebody has commented out. */
    private static boolean mentions(String text, String name) {
        return Pattern.compile("(?m)^\\s*#?\\s*(?:export\\s+)?" + Pattern.quote(name) + "\\s*=")
                .matcher(text)
                .find();
    }
}
