package io.github.sarvanom.rehearsal.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    private Path folder;

    @Test
    void keepsWhatIsNamedAndDeletesTheRestWithAllThatIsInIt() throws IOException {
        Path kept = Files.createDirectories(folder.resolve("kept/app"));
        Files.writeString(Files.createDirectories(folder.resolve("old/app")).resolve("Main.class"), "bytes");

        Folders.keepOnly(Set.of("kept", "not-there"), folder);

        assertThat(kept).isDirectory();
        assertThat(folder.resolve("old")).doesNotExist();
    }

    @Test
    void doesNothingWhereThereIsNoFolder() throws IOException {
        Folders.keepOnly(Set.of(), folder.resolve("none"));
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
