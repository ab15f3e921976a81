package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against indexes that git itself has written. */
class GitIndexTest {
    @TempDir
    Path folder;

    @BeforeEach
    void repository() throws Exception {
        git("init", "-q");
        Files.createDirectories(folder.resolve("reactor/deep"));
        for (String name :
                List.of("a", "ab", "abc", "reactor/.env.production", "reactor/.env.staging", "reactor/deep/é")) {
            Files.writeString(folder.resolve(name), name);
        }
        git("add", ".");
        Files.writeString(folder.resolve("reactor/.env.development"), "not added");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "4"})
    void findsTrackedFilesInEveryVersionOfTheIndex(String version) throws Exception {
        if (version.equals("3")) {
            // An entry with extended flags is what makes git write version 3.
            Files.writeString(folder.resolve("intended"), "");
            git("add", "-N", "intended");
        }
        git("update-index", "--index-version", version);

        assertThat(GitIndex.tracks(folder.resolve("reactor/.env.staging"))).isTrue();
        assertThat(GitIndex.tracks(folder.resolve("reactor/.env.production"))).isTrue();
        assertThat(GitIndex.tracks(folder.resolve("abc"))).isTrue();
        assertThat(GitIndex.tracks(folder.resolve("reactor/.env.development"))).isFalse();
        assertThat(GitIndex.tracks(folder.resolve(".env.staging"))).isFalse();
    }

    /** Git keeps names as bytes; where they are composed on the way in, a disk may still list them decomposed. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "4"})
    void findsAFileBelowAFolderWhoseNameIsNotAscii(String version) throws Exception {
        Files.createDirectories(folder.resolve("B\u00fcro/caf\u00e9"));
        Files.writeString(folder.resolve("B\u00fcro/.env.staging"), "tracked");
        Files.writeString(folder.resolve("B\u00fcro/caf\u00e9/.env.staging"), "tracked");
        git("add", ".");
        Files.writeString(folder.resolve("B\u00fcro/.env.production"), "not added");
        git("update-index", "--index-version", version);

        assertThat(GitIndex.tracks(folder.resolve("B\u00fcro/.env.staging"))).isTrue();
        assertThat(GitIndex.tracks(folder.resolve("Bu\u0308ro/.env.staging"))).isTrue();
        assertThat(GitIndex.tracks(folder.resolve("B\u00fcro/caf\u00e9/.env.staging")))
                .isTrue();
        assertThat(GitIndex.tracks(folder.resolve("B\u00fcro/.env.production"))).isFalse();
        assertThat(GitIndex.tracks(folder.resolve("BÃ¼ro/.env.staging"))).isFalse();
    }

    @Test
    void findsTheIndexOfALinkedWorkTree(@TempDir Path elsewhere) throws Exception {
        git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "a");
        Path linked = elsewhere.resolve("linked");
        git("worktree", "add", "-q", linked.toString());

        assertThat(GitIndex.tracks(linked.resolve("reactor/.env.staging"))).isTrue();
        assertThat(GitIndex.tracks(linked.resolve("reactor/.env.development"))).isFalse();
    }

    @Test
    void saysNoWhereThereIsNothingToRead(@TempDir Path bare) throws Exception {
        assertThat(GitIndex.tracks(bare.resolve(".env.staging"))).isFalse();
        Files.createDirectories(bare.resolve(".git"));
        assertThat(GitIndex.tracks(bare.resolve(".env.staging"))).isFalse();
        Files.write(bare.resolve(".git/index"), new byte[] {'D', 'I', 'R', 'C', 0, 0, 0, 2, 0, 0, 0, 9});
        assertThat(GitIndex.tracks(bare.resolve(".env.staging"))).isFalse();
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
