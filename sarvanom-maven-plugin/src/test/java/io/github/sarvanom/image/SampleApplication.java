package io.github.sarvanom.image;

import io.github.sarvanom.image.ApplicationContent.Dependency;
import io.github.sarvanom.image.ApplicationContent.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A small module as Maven leaves it after phase package: compiled classes, a resource, jars of each kind. */
final class SampleApplication {
    private static final String HELLO = "package shop; public class Hello { public static void main(String[] a) { } }";

    private final Path folder;
    private final List<Dependency> dependencies = new ArrayList<>();

    private SampleApplication(Path folder) {
        this.folder = folder;
    }

    static SampleApplication in(Path folder) throws IOException {
        SampleApplication application = new SampleApplication(folder);
        application.compile("shop.Hello", HELLO);
        application.write("application.properties", "greeting=hello");
        application.jar("zebra-1.0.jar", Kind.RELEASE);
        application.jar("shared-1.0-SNAPSHOT.jar", Kind.PROJECT);
        application.jar("aardvark-2.0-SNAPSHOT.jar", Kind.SNAPSHOT);
        return application;
    }

    static SampleApplication emptyIn(Path folder) {
        return new SampleApplication(folder);
    }

    Path classes() {
        return folder.resolve("target/classes");
    }

    void compile(String name, String source) throws IOException {
        Path file = folder.resolve("src").resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        Files.createDirectories(classes());
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-d",
                        classes().toString(),
                        "-cp",
                        classes().toString(),
                        file.toString());
        if (failed != 0) {
            throw new IOException("does not compile: " + source);
        }
    }

    void write(String resource, String text) throws IOException {
        Files.createDirectories(classes().resolve(resource).getParent());
        Files.writeString(classes().resolve(resource), text);
    }

    void jar(String name, Kind kind) throws IOException {
        jar("", name, kind);
    }

    void jar(String group, String name, Kind kind) throws IOException {
        Path file = folder.resolve("repository").resolve(group).resolve(name);
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            JarEntry entry = new JarEntry("about/" + group + name);
            entry.setTime(0);
            jar.putNextEntry(entry);
            jar.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        // As in a local repository, where a jar of a release keeps the time of its download.
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        dependencies.add(new Dependency(file, kind));
    }

    ApplicationContent content() {
        return new ApplicationContent(classes(), dependencies);
    }

    /** As the gateway of the shop, pushed to the registry that it is named after. */
    ImageRequest request(String registry, BaseImage base) {
        return new ImageRequest(
                "gateway",
                "1.0",
                registry + "/shop/gateway",
                registry + "/shop/gateway",
                base,
                content(),
                Optional.empty(),
                List.of("-Xlog:gc"),
                8004,
                "1000:1000",
                Instant.parse("2026-11-23T00:00:00Z"),
                Map.of("org.opencontainers.image.title", "gateway"));
    }

    static RegistryAccess access() {
        return new RegistryAccess(List.of(), false, Duration.ofMinutes(1));
    }
}
