package io.github.sarvanom.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaReleaseTest {
    @TempDir
    private Path classes;

    @Test
    void theNewestThatAnyClassNeedsCounts() throws IOException {
        compiledFor(8, "kotlin/Main.class");
        compiledFor(17, "java/Main.class");
        compiledFor(11, "zeta/Main.class");
        assertThat(JavaRelease.of(classes)).contains(17);
    }

    @Test
    void whatOnlyLaterReleasesLoadDoesNot() throws IOException {
        compiledFor(11, "Main.class");
        compiledFor(21, "META-INF/versions/21/Main.class");
        compiledFor(21, "module-info.class");
        assertThat(JavaRelease.of(classes)).contains(11);
    }

    @Test
    void aFolderWithoutClassesNeedsNone() {
        assertThat(JavaRelease.of(classes)).isEmpty();
    }

    private void compiledFor(int release, String name) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(
                file, new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) (release + 44)});
    }
}
