package io.github.sarvanom.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SourceWatchTest {
    @TempDir
    private Path module;

    private SourceWatch watch;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(module.resolve("src/main/java/shop"));
        Files.createDirectories(module.resolve("target"));
        Files.writeString(module.resolve("pom.xml"), "<project/>");
        watch = SourceWatch.of(
                List.of(module.resolve("src/main"), module.resolve("not/there")), Set.of(module.resolve("pom.xml")));
    }

    @Test
    void hearsOfAFileThatIsSaved() throws Exception {
        assertThat(afterSaving("src/main/java/shop/Main.java"))
                .contains(module.resolve("src/main/java/shop/Main.java"));
    }

    @Test
    void hearsOfAFileInAFolderThatIsNew() throws Exception {
        Files.createDirectories(module.resolve("src/main/java/shop/order"));
        watch.next();
        assertThat(afterSaving("src/main/java/shop/order/Order.java"))
                .contains(module.resolve("src/main/java/shop/order/Order.java"));
    }

    @Test
    void hearsOfThePomButOfNothingBesideIt() throws Exception {
        Files.writeString(module.resolve("README.md"), "changed");
        Files.writeString(module.resolve("target/built.txt"), "changed");
        assertThat(afterSaving("pom.xml")).containsExactly(module.resolve("pom.xml"));
    }

    @Test
    void doesNotHearOfWhatAnEditorKeepsForItself() throws Exception {
        Files.writeString(module.resolve("src/main/java/shop/.Main.java.swp"), "changed");
        Files.writeString(module.resolve("src/main/java/shop/Main.java~"), "changed");
        assertThat(afterSaving("src/main/java/shop/Main.java"))
                .containsExactly(module.resolve("src/main/java/shop/Main.java"));
    }

    @Test
    void doesNotHearOfWhatCameAndWent() throws Exception {
        Path between = module.resolve("src/main/java/shop/sedRU8p0B");
        Files.writeString(between, "changed");
        Files.move(
                between,
                module.resolve("src/main/java/shop/Main.java"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(watch.next()).containsExactly(module.resolve("src/main/java/shop/Main.java"));
    }

    private Set<Path> afterSaving(String file) throws Exception {
        Files.writeString(module.resolve(file), "changed");
        return watch.next();
    }

    @AfterEach
    void close() {
        watch.close();
    }
}
