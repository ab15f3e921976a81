package io.github.sarvanom.image;

import io.github.sarvanom.image.ApplicationContent.Dependency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads all that decides an image, once, into one hash and into one for each layer. */
final class InputReading {
    /** Changes whenever the same request is laid out in another way, so that older results are not taken for equal. */
    private static final String LAYOUT = "2";

    private final Sha256 all = new Sha256();
    private final Map<String, Sha256> layers = new TreeMap<>();

    InputHash of(ImageRequest request) throws IOException {
        add(LAYOUT, request.service(), request.version(), request.repository());
        add(request.base().reference(), request.base().platform().orElse(""));
        add(request.base().whenUnreachable().name(), request.mainClass().orElse(""));
        add(request.user(), Integer.toString(request.port()), request.created().toString());
        addList(request.jvmFlags());
        new TreeMap<>(request.labels()).forEach((name, value) -> add("label", name, value));
        addFiles(request.content());
        SortedMap<String, String> hashes = new TreeMap<>();
        layers.forEach((name, layer) -> hashes.put(name, layer.hex()));
        hashes.forEach((name, hash) -> add("layer", name, hash));
        hashes.put("base image", request.base().reference());
        return new InputHash(all.hex(), hashes);
    }

    private void addFiles(ApplicationContent content) throws IOException {
        for (ContentFile file : ContentFile.in(content.classes())) {
            addContent(
                    layer(file.isClass() ? ImageLayout.CLASSES_LAYER : ImageLayout.RESOURCES_LAYER),
                    file.name(),
                    file.file());
        }
        for (Dependency dependency : content.dependencies()) {
            String name = dependency.file().getFileName().toString();
            add("dependency", dependency.kind().name(), name);
            Sha256 layer = layer(ImageLayout.layerOf(dependency.kind()));
            if (dependency.kind() == ApplicationContent.Kind.RELEASE) {
                add(layer, name);
                addStamp(dependency.file());
            } else {
                addContent(layer, name, dependency.file());
            }
        }
    }

    private Sha256 layer(String name) {
        return layers.computeIfAbsent(name, unknown -> new Sha256());
    }

    private void addList(List<String> texts) {
        add(Integer.toString(texts.size()));
        texts.forEach(this::add);
    }

    private void add(String... texts) {
        add(all, texts);
    }

    /** Each text with its length before it, so that no two lists of texts look the same. */
    private static void add(Sha256 hash, String... texts) {
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            addLength(hash, utf8.length);
            hash.add(utf8);
        }
    }

    private static void addContent(Sha256 layer, String name, Path file) throws IOException {
        add(layer, name);
        addLength(layer, Files.size(file));
        layer.addContent(file);
    }

    /**
     * A release never changes under its name, so size and time stand for its bytes: reading them took longer than all else when
     * nothing had changed. At worst an image is built once more, to the same digest. Its layer goes by its name alone: the time is
     * this machine's.
     */
    private void addStamp(Path file) throws IOException {
        addLength(all, Files.size(file));
        addLength(all, Files.getLastModifiedTime(file).toMillis());
    }

    private static void addLength(Sha256 hash, long length) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            hash.add((byte) (length >>> shift));
        }
    }
}
