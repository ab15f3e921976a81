package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives a developer's environment its secrets: {@code .env.<environment>} with random passwords, for the user alone, and out of
 * version control. What is there is never touched.
 */
public final class LocalSecretsFile {
    private static final int RANDOM_BYTES = 16;
    private static final String SOMEBODY_ELSES = "_API_KEY";

    private final Path root;

    /** @param root of the reactor */
    public LocalSecretsFile(Path root) {
        this.root = root;
    }

    /** What was written. */
    public record Written(Path file, List<String> random, List<String> placeholders, boolean ignoredAnew) {}

    static boolean isThere(Path root, String environment) {
        return isThere(root.resolve(".env." + environment));
    }

    /** An empty one was left by somebody who was stopped before the first byte. */
    private static boolean isThere(Path file) {
        return Files.exists(file) && file.toFile().length() > 0;
    }

    /**
     * @param names of the secrets that have no value anywhere
     * @throws SarvanomException when it is there already, or can't be written
     */
    public Written write(Environment environment, List<String> names) {
        Path file = root.resolve(".env." + environment.name());
        List<String> placeholders =
                names.stream().filter(name -> name.endsWith(SOMEBODY_ELSES)).toList();
        List<String> random =
                names.stream().filter(name -> !placeholders.contains(name)).toList();
        try {
            boolean ignoredAnew = ignore(file.getFileName().toString());
            create(file, text(environment, random, placeholders));
            new EnvExampleFile(root).writeUnlessThere(environment);
            return new Written(file, random, placeholders, ignoredAnew);
        } catch (IOException e) {
            throw SarvanomException.surroundings(
                    Problem.of("the secrets of environment " + environment.name() + " could not be written")
                            .seen(e.getClass().getSimpleName() + ": " + file.getFileName())
                            .mend("let this user write to " + root + ", or set the environment variables "
                                    + String.join(", ", names)),
                    e);
        }
    }

    private static String text(Environment environment, List<String> random, List<String> placeholders) {
        SecureRandom source = new SecureRandom();
        StringBuilder text = new StringBuilder("# Secrets of " + environment.application() + " "
                + environment.name()
                + " on this machine alone. Never commit this file; it is made anew when it is deleted.\n"
                + "# Stores keep the passwords that they were first started with.\n");
        for (String name : random) {
            byte[] bytes = new byte[RANDOM_BYTES];
            source.nextBytes(bytes);
            text.append(name)
                    .append('=')
                    .append(HexFormat.of().formatHex(bytes))
                    .append('\n');
        }
        if (!placeholders.isEmpty()) {
            text.append("# Nobody can make these up: put your own here.\n");
        }
        placeholders.forEach(name -> text.append(name).append("=replace-me\n"));
        return text.toString();
    }

    /** For the user alone from its first moment, where the file system has such rights; whole, or not at all. */
    private static void create(Path file, String text) throws IOException {
        if (isThere(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        try {
            Files.writeString(file, text);
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw full;
        }
    }

    /** Says so to git before there is anything to ignore; answers whether that was new to it. */
    private boolean ignore(String name) throws IOException {
        Path ignores = root.resolve(".gitignore");
        if (Stream.iterate(root.toAbsolutePath(), path -> path != null, Path::getParent)
                .noneMatch(path -> Files.exists(path.resolve(".git")))) {
            return false;
        }
        List<String> lines = new ArrayList<>();
        for (Path folder = root.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(".gitignore");
            lines.addAll(Files.exists(file) ? Files.readAllLines(file) : List.of());
            if (Files.exists(folder.resolve(".git"))) {
                break;
            }
        }
        if (lines.stream()
                .map(line -> line.strip().replaceFirst("^(\\*\\*)?/", ""))
                .anyMatch(line -> covers(line, name))) {
            return false;
        }
        String before = Files.exists(ignores) ? Files.readString(ignores) : "";
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        Files.writeString(
                ignores, gap + ".env.*\n!.env.example\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return true;
    }

    private static boolean covers(String pattern, String name) {
        return List.of(name, ".env.*", ".env*", ".*").contains(pattern);
    }
}
