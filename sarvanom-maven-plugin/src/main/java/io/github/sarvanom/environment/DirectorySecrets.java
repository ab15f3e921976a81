package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Secrets in a folder, a file each, named like the secret; one line break at the end does not count. */
public final class DirectorySecrets implements SecretSource {
    private final Path directory;
    private final Source said;
    private boolean told;

    /** @param said where the folder was named */
    public DirectorySecrets(Path directory, Source said) {
        this.directory = directory;
        this.said = said;
    }

    @Override
    public Optional<FoundSecret> find(String name, Problems problems) {
        if (!Files.isDirectory(directory)) {
            tellOnce(problems);
            return Optional.empty();
        }
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file).replaceFirst("\\r?\\n\\z", "");
            return Optional.of(FoundSecret.of(text, new Source("file " + name + " in " + directory)));
        } catch (IOException unreadable) {
            problems.add(Problem.of("secret " + name + " cannot be read from its file")
                    .at(new Source(file.toString()))
                    .seen("seen: " + unreadable.getClass().getSimpleName())
                    .seen("expected: text in UTF-8 that this user may read")
                    .mend("mend the file or its permissions"));
            return Optional.empty();
        }
    }

    private void tellOnce(Problems problems) {
        if (!told) {
            problems.add(Problem.of("<secretsDirectory> is not a folder")
                    .at(said)
                    .seen("seen: " + directory)
                    .mend("make the folder, or leave <secretsDirectory> out"));
        }
        told = true;
    }

    @Override
    public String lookedIn(List<String> names) {
        return names.size() == 1 ? "file " + names.get(0) + " in " + directory : "files of these names in " + directory;
    }
}
