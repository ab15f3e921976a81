package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {
    @TempDir
    Path home;

    @Test
    void a_file_keeps_them_stable_from_run_to_run() throws IOException {
        Path file = home.resolve("new/salt");

        String first = Fingerprints.keptIn(file).of(List.of("a"));

        assertThat(Fingerprints.keptIn(file).of(List.of("a"))).isEqualTo(first);
        assertThat(file.getParent()).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_file_is_for_its_owner_alone() throws IOException {
        Path file = home.resolve("salt");
        Fingerprints.keptIn(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_no_salt_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> Fingerprints.of("canary")).hasMessageNotContaining("canary");
        assertThat(Fingerprints.ofSecret(salted("canary"))).isEmpty();
    }

    @Test
    void are_taken_over_from_a_live_secret() {
        String salt = Fingerprints.fresh().salt();

        assertThat(Fingerprints.ofSecret(salted(salt)).map(Fingerprints::salt)).contains(salt);
        assertThat(Fingerprints.ofSecret(Map.of())).isEmpty();
    }

    private static Map<String, Object> salted(String salt) {
        return Map.of("metadata", Map.of("annotations", Map.of(Fingerprints.SALT_ANNOTATION, salt)));
    }
}
