package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that stands in a {@code .env} file, for those who fill in more than secrets. Never to be shown. */
public final class DotEnvVariables {
    private DotEnvVariables() {}

    /**
     * By name, in the file's order. As a compose file would write the values: one dollar begins a variable, {@code $$} is a dollar.
     *
     * @throws io.github.sarvanom.problem.SarvanomException with the lines that cannot be read, without their text
     */
    public static Map<String, String> read(Path file) {
        Problems problems = new Problems();
        Map<String, String> variables = new LinkedHashMap<>();
        String name = String.valueOf(file.getFileName());
        try {
            new DotEnvParser(name, Files.readString(file), problems)
                    .parse()
                    .forEach((key, found) -> variables.put(
                            key,
                            found.unfilled().isPresent()
                                    ? found.reveal()
                                    : found.reveal().replace("$", "$$")));
        } catch (IOException unreadable) {
            problems.add(Problem.of(name + " cannot be read")
                    .at(new Source(name))
                    .seen("seen: " + unreadable.getClass().getSimpleName())
                    .mend("mend the file or its permissions"));
        }
        problems.throwIfAny();
        return variables;
    }
}
