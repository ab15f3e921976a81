package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.SarvanomException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseImageLockTest {
    private static final String ONE = "sha256:" + "1".repeat(64);
    private static final String TWO = "sha256:" + "2".repeat(64);
    private static final BaseImage JAVA = BaseImage.of("eclipse-temurin:17-jre");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("sarvanom.lock");
    }

    @Test
    void pins_what_it_has_locked() {
        BaseImageLock.read(file)
                .with(JAVA, ONE)
                .with(BaseImage.of("a/b:1"), TWO)
                .write();

        BaseImage pinned = BaseImageLock.read(file).pin(JAVA.orEmpty());
        assertThat(pinned.reference()).isEqualTo("eclipse-temurin:17-jre@" + ONE);
        assertThat(pinned.whenUnreachable()).isEqualTo(BaseImage.WhenUnreachable.EMPTY);
        assertThat(ImageName.parse(pinned.reference()).reference()).isEqualTo(ONE);
    }

    @Test
    void is_written_in_one_way_only() throws Exception {
        BaseImageLock.read(file)
                .with(JAVA, ONE)
                .with(BaseImage.of("a/b:1"), TWO)
                .write();
        String text = Files.readString(file);
        Golden.matches("image/sarvanom.lock", text);
        BaseImageLock.read(file)
                .with(BaseImage.of("a/b:1"), TWO)
                .with(JAVA, ONE)
                .write();
        assertThat(file).hasContent(text);
    }

    @Test
    void leaves_a_base_alone_that_has_a_digest() {
        BaseImage own = BaseImage.of("a/b@" + ONE);
        assertThat(BaseImageLock.read(file).pin(own)).isEqualTo(own);
    }

    @Test
    void refuses_a_base_that_is_not_locked() {
        failsWith("lock-missing", () -> BaseImageLock.read(file).pin(JAVA));
        BaseImageLock stale = BaseImageLock.read(file).with(BaseImage.of("eclipse-temurin:11-jre"), ONE);
        failsWith("lock-stale", () -> stale.pin(JAVA));
    }

    @Test
    void says_where_it_can_t_be_understood() throws Exception {
        Files.writeString(file, "baseImages:\n  a: [\n");
        failsWith("lock-yaml", () -> BaseImageLock.read(file));
        Files.writeString(file, "baseImages:\n  a:1: latest\n");
        failsWith("lock-no-digest", () -> BaseImageLock.read(file));
    }

    private static void failsWith(String golden, ThrowingCallable action) {
        SarvanomException told = catchThrowableOfType(SarvanomException.class, action);
        Golden.matches("image/failures/" + golden + ".txt", told.blame() + "\n" + told.getMessage() + "\n");
    }
}
