package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/overlays.md shows can be pasted into the example. */
class OverlaysPageTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\n# (\\S+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path root;

    @Test
    void its_overlays_work() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/overlays.md")));
        while (block.find()) {
            Path file = root.resolve(block.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2));
        }
        Environment production = ExampleApplication.environment("production");

        ManifestSet merged = Overlays.read(root, List.of(), "production")
                .mergeInto(
                        ExampleApplication.manifests("production"),
                        production,
                        ExampleApplication.FINGERPRINTS,
                        Set.of());

        assertThat(merged.manifests())
                .extracting(manifest -> manifest.id().display())
                .contains("Ingress gateway", "ConfigMap scripts");
        assertThat(new ManifestYaml()
                        .text(merged.manifests().stream()
                                .filter(manifest -> manifest.id().display().equals("Deployment gateway"))
                                .findFirst()
                                .orElseThrow()
                                .content()))
                .contains("-XX:MaxRAMPercentage=75", "initialDelaySeconds: 60");
    }
}
