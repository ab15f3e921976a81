package io.github.sarvanom.rollout;

import io.github.sarvanom.rollout.cause.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A file of {@code src/it/doomed}.
 *
 * @param name of the file, without its end
 * @param cause that must come first
 * @param known what the cluster says, in the JSON of some object, when it first knows
 * @param within the longest that the verdict may come after that
 */
public record DoomedFixture(String name, Cause cause, Pattern known, Duration within, String yaml) {
    private static final Pattern HEAD = Pattern.compile("# known: (?<known>.+)\n# within: (?<within>\\d+) s\n");

    public static List<DoomedFixture> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(DoomedFixture::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects, with these words in place of what stands in {@code ${…}}. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> objects(Map<String, String> words) {
        String text = yaml;
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("${" + word.getKey() + "}", word.getValue());
        }
        List<Map<String, Object>> objects = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(text)
                .forEach(object -> objects.add((Map<String, Object>) object));
        return objects;
    }

    private static DoomedFixture read(Path file) {
        try {
            String text = Files.readString(file);
            Matcher head = HEAD.matcher(text);
            if (!head.lookingAt()) {
                throw new IllegalArgumentException(file + " does not say what is known within which time");
            }
            String name = file.getFileName().toString().replace(".yaml", "");
            return new DoomedFixture(
                    name,
                    Cause.valueOf(name.replaceFirst("--.*", "")
                            .toUpperCase(Locale.ROOT)
                            .replace('-', '_')),
                    Pattern.compile(head.group("known")),
                    Duration.ofSeconds(Integer.parseInt(head.group("within"))),
                    text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
