package io.github.sarvanom.image;

import io.github.sarvanom.image.ApplicationContent.Dependency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * One number for all that decides an image: equal numbers, equal images. No path of this machine goes in, nor where
 * the image is pushed to, nor a file's time, a released jar's aside.
 */
final class InputHash {
    /** Changes whenever the same request is laid out in another way, so that older results are not taken for equal. */
    private static final String LAYOUT = "1";

    private final Sha256 sha256 = new Sha256();

    private InputHash() {}

    static String of(ImageRequest request) throws IOException {
        InputHash hash = new InputHash();
        hash.add(LAYOUT, request.service(), request.version(), request.repository());
        hash.add(request.base().reference(), request.base().platform().orElse(""));
        hash.add(request.base().whenUnreachable().name(), request.mainClass().orElse(""));
        hash.add(
                request.user(),
                Integer.toString(request.port()),
                request.created().toString());
        hash.addList(request.jvmFlags());
        new TreeMap<>(request.labels()).forEach((name, value) -> hash.add("label", name, value));
        hash.addFiles(request.content());
        return hash.sha256.hex();
    }

    private void addFiles(ApplicationContent content) throws IOException {
        for (ContentFile file : ContentFile.in(content.classes())) {
            add("class path file", file.name());
            addContent(file.file());
        }
        for (Dependency dependency : content.dependencies()) {
            add(
                    "dependency",
                    dependency.kind().name(),
                    dependency.file().getFileName().toString());
            if (dependency.kind() == ApplicationContent.Kind.RELEASE) {
                addStamp(dependency.file());
            } else {
                addContent(dependency.file());
            }
        }
    }

    private void addList(List<String> texts) {
        add(Integer.toString(texts.size()));
        texts.forEach(this::add);
    }

    /** Each text with its length before it, so that no two lists of texts look the same. */
    private void add(String... texts) {
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            addLength(utf8.length);
            sha256.add(utf8);
        }
    }

    private void addContent(Path file) throws IOException {
        addLength(Files.size(file));
        sha256.addContent(file);
    }

    /**
     * A release never changes under its name, so size and time stand for its bytes: reading them took longer than all else when
     * nothing had changed. At worst an image is built once more, to the same digest.
     */
    private void addStamp(Path file) throws IOException {
        addLength(Files.size(file));
        addLength(Files.getLastModifiedTime(file).toMillis());
    }

    private void addLength(long length) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            sha256.add((byte) (length >>> shift));
        }
    }
}
