package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import javax.tools.ToolProvider;

/** {@code src/it/doomed/Doomed.java}, compiled into a ConfigMap: pods run it without an image of its own. */
final class DoomedProgram {
    /** The major version of the class files of Java 25; where it stands in a class file. */
    private static final byte JAVA_25 = 69;

    private static final int MAJOR_VERSION_AT = 7;

    /** This machine's: the base image has none, and has the C library that it needs. */
    private static final Path CAT = Path.of("/usr/bin/cat");

    private DoomedProgram() {}

    /** @param folder where the class file may be left */
    static Map<String, Object> configMap(Path source, Path folder, String namespace) throws IOException {
        byte[] program = compiled(source, folder);
        byte[] newer = program.clone();
        newer[MAJOR_VERSION_AT] = JAVA_25;
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "doomed", "namespace", namespace),
                "binaryData",
                Map.of(
                        "Doomed.class",
                        base64(program),
                        "newer",
                        base64(newer),
                        "cat",
                        base64(Files.readAllBytes(CAT))));
    }

    private static synchronized byte[] compiled(Path source, Path folder) throws IOException {
        Path compiled = folder.resolve("Doomed.class");
        if (!Files.exists(compiled)) {
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "--release", "17", "-d", folder.toString(), source.toString());
            assertThat(status).as("javac " + source).isZero();
        }
        return Files.readAllBytes(compiled);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
