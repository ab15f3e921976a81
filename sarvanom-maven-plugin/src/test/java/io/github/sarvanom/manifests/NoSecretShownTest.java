package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither a secret's value in any guise nor the salt of its fingerprint is in a file or a text. */
class NoSecretShownTest {
    @TempDir
    Path folder;

    @Test
    void in_no_file() throws IOException {
        ManifestSet set = ExampleApplication.manifests("staging");
        new ManifestWriter().write(set, folder, ExampleApplication.FINGERPRINTS);

        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(guises());
            }
        }
        assertThat(set.manifests().toString()).doesNotContain(guises());
    }

    @Test
    void the_canaries_would_be_found_in_the_objects_themselves() {
        Manifest secret = ExampleApplication.manifests("staging").manifests().stream()
                .filter(manifest -> manifest.id().kind().equals("Secret"))
                .findFirst()
                .orElseThrow();

        assertThat(new ManifestYaml().text(secret.content())).contains(base64("POSTGRES_PASSWORD"));
    }

    @Test
    void in_no_text_of_fingerprints() {
        assertThat(ExampleApplication.FINGERPRINTS.toString()).doesNotContain(ExampleApplication.FINGERPRINTS.salt());
    }

    private static String[] guises() {
        List<String> guises = new ArrayList<>(List.of(ExampleApplication.FINGERPRINTS.salt()));
        for (String name : ExampleApplication.secrets().keySet()) {
            String clear = ExampleApplication.CANARY.formatted(name);
            guises.add(clear);
            guises.add("canary-" + name);
            guises.add(base64(name));
            guises.add(URLEncoder.encode(clear, StandardCharsets.UTF_8));
        }
        return guises.toArray(String[]::new);
    }

    private static String base64(String name) {
        byte[] clear = ExampleApplication.CANARY.formatted(name).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(clear);
    }
}
