package io.github.sarvanom.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what a user would see with a file in {@code src/test/resources}, whole and strictly. Run the tests with
 * {@code -Dsarvanom.golden=write} to take what is seen now as right, then read the difference before it is committed.
 */
public final class Golden {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private Golden() {}

    /** @param file below {@code src/test/resources}: {@code report/plan-first-deploy.txt} */
    public static void matches(String file, String seen) {
        Path golden = RESOURCES.resolve(file);
        try {
            if ("write".equals(System.getProperty("sarvanom.golden"))) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, seen);
            }
            assertThat(golden).as("golden file").exists();
            assertThat(seen).as(file).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
