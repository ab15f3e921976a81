package io.github.sarvanom.pipeline;

import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Wanted objects that a test keeps in a YAML file, for a namespace of its own. */
public final class ManifestFile {
    private ManifestFile() {}

    /** Reads a file of the test resources, named by its path from their root. */
    public static ManifestSet load(String resource, String namespace) {
        try (InputStream file = ManifestFile.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
            return parse(text.replace("NAMESPACE", namespace));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    public static ManifestSet parse(String yaml) {
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
            manifests.add(Manifest.of((Map<String, Object>) document));
        }
        return new ManifestSet(manifests);
    }
}
