package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.golden.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenManifestsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"development", "staging", "production"})
    void the_example_in_each_environment(String name) throws IOException {
        new ManifestWriter().write(ExampleApplication.manifests(name), folder, ExampleApplication.FINGERPRINTS);

        Golden.matches("manifests/" + name + ".yaml", written(folder));
    }

    @Test
    void the_same_bytes_whatever_the_order_of_input_the_locale_the_time_zone_and_the_line_separator()
            throws IOException {
        new ManifestWriter().write(ExampleApplication.manifests("production"), folder, ExampleApplication.FINGERPRINTS);
        String expected = written(folder);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String separator = System.lineSeparator();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            System.setProperty("line.separator", "\r\n");
            for (int seed = 0; seed < 20; seed++) {
                Path other = folder.resolve("seed-" + seed);
                new ManifestWriter().write(shuffled(seed), other, ExampleApplication.FINGERPRINTS);
                assertThat(written(other)).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
            System.setProperty("line.separator", separator);
        }
    }

    private static ManifestSet shuffled(int seed) {
        Random random = new Random(seed);
        Environment environment = ExampleApplication.environment(
                "production",
                shuffled(ExampleApplication.config("production"), random),
                shuffled(ExampleApplication.secrets(), random));
        List<Service> services = new ArrayList<>(ExampleApplication.services("production"));
        Collections.shuffle(services, random);
        return ExampleApplication.manifests(environment, services);
    }

    private static Map<String, String> shuffled(Map<String, String> map, Random random) {
        List<String> keys = new ArrayList<>(map.keySet());
        Collections.shuffle(keys, random);
        Map<String, String> shuffled = new LinkedHashMap<>();
        keys.forEach(key -> shuffled.put(key, map.get(key)));
        return shuffled;
    }

    private static String written(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append("# ").append(file.getFileName()).append('\n');
                all.append(Files.readString(file, StandardCharsets.UTF_8)).append("---\n");
            }
        }
        return all.toString();
    }
}
