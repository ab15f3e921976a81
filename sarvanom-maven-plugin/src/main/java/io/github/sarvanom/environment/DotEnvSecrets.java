package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.problem.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Secrets in {@code .env.<environment>} at the reactor's root, a file that git must not track. */
public final class DotEnvSecrets implements SecretSource {
    private final Path file;
    private final Set<String> asked = new HashSet<>();
    private @Nullable Map<String, FoundSecret> entries;

    public DotEnvSecrets(Path reactorRoot, String environment) {
        this.file = reactorRoot.resolve(".env." + environment);
    }

    @Override
    public Optional<FoundSecret> find(String name, Problems problems) {
        Map<String, FoundSecret> known = entries;
        if (known == null) {
            known = read(problems);
            entries = known;
        }
        asked.add(name);
        return Optional.ofNullable(known.get(name));
    }

    private Map<String, FoundSecret> read(Problems problems) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        if (GitIndex.tracks(file)) {
            problems.add(tracked());
        }
        try {
            return new DotEnvParser(name(), Files.readString(file), problems).parse();
        } catch (IOException unreadable) {
            problems.add(Problem.of(name() + " cannot be read")
                    .seen("seen: " + unreadable.getClass().getSimpleName())
                    .seen("expected: text in UTF-8 that this user may read")
                    .mend("mend the file or its permissions"));
            return Map.of();
        }
    }

    private Problem tracked() {
        return Problem.of(name() + " holds secrets, but git tracks it")
                .at(new Source(name()))
                .seen("seen: an entry in git's index")
                .seen("expected: a file outside version control")
                .mend("git rm --cached " + name() + " && echo '.env.*' >> .gitignore\n"
                        + "and change every secret in it: its history keeps the old values");
    }

    /** Also says which of the file's names, asked for by nobody, may be a missing one misspelt. */
    @Override
    public String lookedIn(List<String> names) {
        if (!Files.exists(file)) {
            return name() + " (no such file)";
        }
        Set<String> unasked = new HashSet<>(entries == null ? Set.of() : entries.keySet());
        unasked.removeAll(asked);
        String misspelt = names.stream()
                .flatMap(name ->
                        Suggestion.nearest(name, unasked).stream().map(found -> found + ", is that " + name + "?"))
                .collect(Collectors.joining("; "));
        return misspelt.isEmpty() ? name() : name() + " (it has " + misspelt + ")";
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }
}
