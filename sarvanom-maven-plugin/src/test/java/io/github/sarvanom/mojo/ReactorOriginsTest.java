package io.github.sarvanom.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.problem.Source;
import io.github.sarvanom.rollout.autopsy.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack trace's frame leads to the user's own file and line. */
class ReactorOriginsTest {
    @TempDir
    Path root;

    @Test
    void aFrameOfThisReactorIsFound() throws IOException {
        Path sources = root.resolve("orders/src/main/java");
        Files.createDirectories(sources.resolve("com/example/orders"));
        Files.createFile(sources.resolve("com/example/orders/Prices.java"));

        assertThat(ReactorOrigins.in(
                        sources, root, new Frame("com.example.orders.Prices$Table", "total", "Prices.java", 41)))
                .contains(Source.file("orders/src/main/java/com/example/orders/Prices.java", 41));
        assertThat(ReactorOrigins.in(sources, root, new Frame("com.example.orders.Tariffs", "read", "Tariffs.java", 1)))
                .isEmpty();
        assertThat(ReactorOrigins.in(sources, root, new Frame("com.example.orders.Prices", "total", "", 0)))
                .isEmpty();
    }
}
