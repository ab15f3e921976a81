package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsFileTest {
    private static final List<String> SPECIFIED = List.of(
            "ANTHROPIC_API_KEY",
            "ARANGO_ROOT_PASSWORD",
            "HUGGINGFACE_API_KEY",
            "MEILI_MASTER_KEY",
            "OPENAI_API_KEY",
            "POSTGRES_PASSWORD",
            "REDIS_PASSWORD");

    @TempDir
    Path root;

    @Test
    void theExampleNamesWhatTheSpecificationNamesAndHoldsNoValue() {
        Map<String, String> values = new TreeMap<>();
        SPECIFIED.forEach(name -> values.put(name, "canary-" + name));
        String text = EnvExample.of(environment(new SecretValues(values)));

        assertThat(text).doesNotContain("canary");
        assertThat(text.lines().filter(line -> line.matches("\\w+=")).map(line -> line.replace("=", "")))
                .containsExactlyElementsOf(SPECIFIED);
        Golden.matches("environment/env-example.txt", text);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesRandomPasswordsForTheUserAlone() throws IOException {
        LocalSecretsFile.Written written = write();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written.file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(written.file()))
                .containsPattern("(?m)^POSTGRES_PASSWORD=[0-9a-f]{32}$")
                .contains("OPENAI_API_KEY=replace-me\n");
        assertThat(written.placeholders()).containsExactly("OPENAI_API_KEY");
        assertThat(written.ignoredAnew()).as("there is no git here").isFalse();
        assertThat(Files.readString(root.resolve(".env.example"))).contains("POSTGRES_PASSWORD=\n");
    }

    @Test
    void noTwoPasswordsAreAlike() throws IOException {
        String first = Files.readString(write().file());
        Files.delete(root.resolve(".env.development"));

        assertThat(Files.readString(write().file())).isNotEqualTo(first);
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.writeString(root.resolve(".env.development"), "POSTGRES_PASSWORD=mine\n");
        Files.writeString(root.resolve(".env.example"), "mine\n");

        assertThatThrownBy(this::write).isInstanceOf(SarvanomException.class);
        assertThat(root.resolve(".env.development")).hasContent("POSTGRES_PASSWORD=mine\n");
        assertThat(root.resolve(".env.example")).hasContent("mine\n");
    }

    @Test
    void anEmptyFileOfSomebodyWhoWasStoppedIsNone() throws IOException {
        Files.createFile(root.resolve(".env.development"));

        assertThat(LocalSecretsFile.isThere(root, "development")).isFalse();
        assertThat(Files.readString(write().file())).contains("POSTGRES_PASSWORD=");
    }

    @Test
    void newNamesAreAddedToTheExampleAndNothingElseIsTouched() throws IOException {
        String before = "# ours\nOPENAI_API_KEY=ask Anna\n# REDIS_PASSWORD= not yet";
        Path example = Files.writeString(root.resolve(".env.example"), before);
        Environment grown = environment(new SecretValues(
                Map.of("POSTGRES_PASSWORD", "canary-1", "OPENAI_API_KEY", "canary-2", "REDIS_PASSWORD", "canary-3")));

        assertThat(new EnvExampleFile(root).add(grown)).containsExactly("POSTGRES_PASSWORD");
        assertThat(new EnvExampleFile(root).add(grown)).isEmpty();
        assertThat(Files.readString(example))
                .startsWith(before + "\n")
                .containsOnlyOnce("POSTGRES_PASSWORD=\n")
                .doesNotContain("canary");
    }

    @Test
    void withoutAnExampleThereIsNothingToAddTo() {
        assertThat(new EnvExampleFile(root).add(environment(new SecretValues(Map.of("A_TOKEN", "x")))))
                .isEmpty();
        assertThat(root.resolve(".env.example")).doesNotExist();
    }

    @Test
    void gitIsToldToIgnoreItOnce() throws IOException {
        Files.createDirectory(root.resolve(".git"));
        Files.writeString(root.resolve(".gitignore"), "target/");

        assertThat(write().ignoredAnew()).isTrue();
        assertThat(root.resolve(".gitignore")).hasContent("target/\n.env.*\n!.env.example\n");
        Files.delete(root.resolve(".env.development"));
        assertThat(write().ignoredAnew()).isFalse();
        assertThat(root.resolve(".gitignore")).hasContent("target/\n.env.*\n!.env.example\n");
    }

    @Test
    void aGitignoreFurtherUpCounts() throws IOException {
        Path inner = Files.createDirectory(root.resolve("inner"));
        Files.createDirectory(root.resolve(".git"));
        Files.writeString(root.resolve(".gitignore"), "/inner/.env.development\n**/.env.*\n");

        LocalSecretsFile.Written written =
                new LocalSecretsFile(inner).write(environment(SecretValues.none()), List.of("POSTGRES_PASSWORD"));

        assertThat(written.ignoredAnew()).isFalse();
        assertThat(inner.resolve(".gitignore")).doesNotExist();
    }

    private LocalSecretsFile.Written write() {
        return new LocalSecretsFile(root)
                .write(
                        environment(new SecretValues(Map.of("POSTGRES_PASSWORD", "x", "OPENAI_API_KEY", "y"))),
                        List.of("POSTGRES_PASSWORD", "OPENAI_API_KEY"));
    }

    private static Environment environment(SecretValues secrets) {
        BackingStore postgres = new BackingStore(
                "postgres",
                "postgres",
                Optional.empty(),
                "postgres:15",
                5432,
                5432,
                Optional.empty(),
                new StoreHealth.Listening(),
                new TreeMap<>(),
                List.of("POSTGRES_PASSWORD"),
                List.of());
        return new Environment(
                "sarvanom",
                "development",
                "sarvanom-development",
                new ClusterTarget.Compose(),
                "sarvanom",
                new TreeMap<>(),
                secrets,
                List.of(postgres),
                Optional.empty());
    }
}
