package io.github.sarvanom.rehearsal.processes;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Unpacks what we laid upon a base image; the base itself, a JVM for another system perhaps, is left packed. Each image is unpacked
 * once, under its digest.
 */
final class ImageUnpacker {
    /** How our layers are signed in an image's history: the tool's name and its layout's version. */
    private static final String OURS = "sarvanom:";

    private final ImageSource images;
    private final Path folder;

    ImageUnpacker(ImageSource images, Path folder) {
        this.images = images;
        this.folder = folder;
    }

    /** Deletes what was unpacked of images that nobody speaks of any more. */
    void keepOnly(Set<String> references) throws IOException {
        Set<String> names = new HashSet<>();
        for (String reference : references) {
            images.manifest(reference)
                    .ifPresent(file -> names.add(file.getFileName().toString()));
        }
        Folders.keepOnly(names, folder);
    }

    /** Whether an image was built here, and is one of a Java program. */
    boolean canRun(String reference) {
        try {
            Optional<Path> manifest = images.manifest(reference);
            return manifest.isPresent()
                    && texts(config(json(manifest.get())).path("config").path("Entrypoint")).stream()
                            .findFirst()
                            .filter("java"::equals)
                            .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IOException when the image is not there, or cannot be unpacked */
    UnpackedImage unpack(String reference) throws IOException {
        Path file = images.manifest(reference)
                .orElseThrow(() -> new IOException("image " + reference + " was not built here"));
        JsonNode manifest = json(file);
        JsonNode config = config(manifest);
        Path root = folder.resolve(file.getFileName().toString());
        if (!Files.exists(root)) {
            unpackAside(manifest, config, root);
        }
        JsonNode said = config.path("config");
        return new UnpackedImage(
                root,
                texts(said.path("Entrypoint")),
                texts(said.path("Cmd")),
                variables(said.path("Env")),
                said.path("WorkingDir").asString("/"));
    }

    /** Pods of one image start together: the first of them unpacks it. */
    private synchronized void unpackAside(JsonNode manifest, JsonNode config, Path root) throws IOException {
        if (Files.exists(root)) {
            return;
        }
        Files.createDirectories(folder);
        Path aside = Files.createTempDirectory(folder, "unpacking");
        for (String layer : ownLayers(manifest, config)) {
            LayerFiles.unpack(images.blob(layer), aside);
        }
        try {
            Files.move(aside, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(root)) {
                throw e;
            }
            Folders.delete(aside); // another run was quicker
        }
    }

    /** History and layers go side by side, but for entries of the history that made no layer (OCI image specification, config). */
    private static List<String> ownLayers(JsonNode manifest, JsonNode config) {
        List<String> layers = new ArrayList<>();
        int next = 0;
        for (JsonNode entry : config.path("history")) {
            if (!entry.path("empty_layer").asBoolean(false)) {
                JsonNode layer = manifest.path("layers").path(next++);
                if (entry.path("created_by").asString("").startsWith(OURS)) {
                    layers.add(layer.path("digest").asString(""));
                }
            }
        }
        return layers;
    }

    private JsonNode config(JsonNode manifest) throws IOException {
        return json(images.blob(manifest.path("config").path("digest").asString("")));
    }

    private static JsonNode json(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(file));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(each -> each.asString("")).toList();
    }

    private static Map<String, String> variables(JsonNode list) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String each : texts(list)) {
            int is = each.indexOf('=');
            if (is > 0) {
                variables.put(each.substring(0, is), each.substring(is + 1));
            }
        }
        return variables;
    }
}
