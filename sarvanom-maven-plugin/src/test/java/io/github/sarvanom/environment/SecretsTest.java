package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.configuration.EnvironmentSettings;
import io.github.sarvanom.configuration.PluginSettings;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where values come from, in which order, and what is said when they do not. */
class SecretsTest {
    @TempDir
    Path root;

    private final Problems problems = new Problems();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> servers = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @BeforeEach
    void cluster() {
        properties.put("sarvanom.cluster", "staging");
    }

    @Test
    void asksVariablesThenTheFileThenSettingsThenTheFolder() throws IOException {
        for (String name : List.of("IN_ALL", "IN_THREE", "IN_TWO", "IN_ONE")) {
            Files.writeString(Files.createDirectories(root.resolve("secrets")).resolve(name), "from the folder\n");
        }
        servers.putAll(Map.of(
                "shop.staging.IN_ALL", "from settings",
                "shop.staging.IN_THREE", "from settings",
                "shop.staging.IN_TWO", "from settings"));
        dotEnv("IN_ALL=from the file\nIN_THREE=from the file\n");
        variables.put("IN_ALL", "from a variable");

        SecretValues values =
                resolve("secrets", "IN_ALL", "IN_THREE", "IN_TWO", "IN_ONE").secrets();

        assertThat(values.reveal("IN_ALL")).isEqualTo("from a variable");
        assertThat(values.reveal("IN_THREE")).isEqualTo("from the file");
        assertThat(values.reveal("IN_TWO")).isEqualTo("from settings");
        assertThat(values.reveal("IN_ONE")).isEqualTo("from the folder");
    }

    @Test
    void whoSendsNoneNeedsNone() {
        variables.put("GIVEN", "from a variable");

        Optional<Environment> environment = attempt(resolver().withoutNeedOfSecrets(), null, "GIVEN", "UNKNOWN");

        assertThat(problems.list()).isEmpty();
        SecretValues values = environment.orElseThrow().secrets();
        assertThat(values.names()).containsExactly("GIVEN", "UNKNOWN");
        assertThat(values.reveal("GIVEN")).isEqualTo("from a variable");
        assertThat(values.madeUp()).containsExactly("UNKNOWN");
    }

    @Test
    void namesAllMissingSecretsAndAllPlacesAtOnce() throws IOException {
        Files.createDirectories(root.resolve("secrets"));
        dotEnv("POSTGRES_PASSWORT=hunter2\n");

        assertRefused("secrets", "POSTGRES_PASSWORD", "MEILI_MASTER_KEY", "OPENAI_API_KEY");

        golden("missing");
    }

    @Test
    void namesTheOneMissingSecret() {
        assertRefused(null, "POSTGRES_PASSWORD");

        golden("missing-one");
    }

    @Test
    void refusesEmptyAndUnfilledValues() throws IOException {
        variables.put("EMPTY", "");
        variables.put("UNFILLED", "${VAULT_VALUE}");
        dotEnv("BLANK='  '\nPARTLY=postgres://shop:${PASSWORD}@db\n");
        servers.put("shop.staging.ENCRYPTED", "{jSMOWnoPFgsHVpMvz5VrIt5kRbzGpI8u+9EF1iFQyJQ=}");

        assertRefused(null, "EMPTY", "UNFILLED", "BLANK", "PARTLY", "ENCRYPTED");

        golden("empty-and-unfilled");
    }

    @Test
    void takesValuesThatOnlyLookLikeReferences() throws IOException {
        variables.put("RANDOM", "a${b}c");
        dotEnv("LITERAL='${not a reference}'\nESCAPED=\"\\${neither}\"\n");

        SecretValues values = resolve(null, "RANDOM", "LITERAL").secrets();

        assertThat(values.reveal("RANDOM")).isEqualTo("a${b}c");
        assertThat(values.reveal("LITERAL")).isEqualTo("${not a reference}");
    }

    @Test
    void refusesAFileThatGitTracks() throws Exception {
        dotEnv("POSTGRES_PASSWORD=hunter2\n");
        new ProcessBuilder("git", "init", "-q").directory(root.toFile()).start().waitFor();
        new ProcessBuilder("git", "add", "-f", ".env.staging")
                .directory(root.toFile())
                .start()
                .waitFor();

        assertRefused(null, "POSTGRES_PASSWORD");

        golden("tracked-by-git");
    }

    @Test
    void refusesAFolderThatIsNotThereAndFilesThatAreNoText() throws IOException {
        Files.write(root.resolve(".env.staging"), new byte[] {'A', '=', (byte) 0xff});
        assertRefused("no-such-folder", "POSTGRES_PASSWORD");

        golden("unreadable");
    }

    @Test
    void makesUpWhatIsMissingInARehearsal() {
        properties.put("sarvanom.cluster", "rehearsal");
        variables.put("KNOWN", "known");

        Environment first = resolve(null, "KNOWN", "POSTGRES_PASSWORD", "API_KEY");
        Environment second = resolve(null, "KNOWN", "POSTGRES_PASSWORD", "API_KEY");

        assertThat(first.secrets().madeUp()).containsExactly("API_KEY", "POSTGRES_PASSWORD");
        SecretValues values = first.secrets();
        assertThat(values.reveal("KNOWN")).isEqualTo("known");
        assertThat(values.reveal("API_KEY"))
                .startsWith("placeholder-")
                .isNotEqualTo(values.reveal("POSTGRES_PASSWORD"))
                .isEqualTo(second.secrets().reveal("API_KEY"));
    }

    @Test
    void makesUpNothingInARehearsalThatRequiresSecrets() {
        properties.put("sarvanom.cluster", "rehearsal");
        properties.put("sarvanom.rehearsal.secrets", "required");

        assertRefused(null, "POSTGRES_PASSWORD");

        golden("missing-one");
    }

    @Test
    void knowsOneWordForRehearsalSecrets() {
        properties.put("sarvanom.cluster", "rehearsal");
        properties.put("sarvanom.rehearsal.secrets", "yes");

        assertRefused(null);

        golden("rehearsal-secrets-misspelt");
    }

    @Test
    void showsNoValueInAnyText() throws IOException {
        variables.put("VARIABLE", "hunter2-in-variable");
        dotEnv("FILE=hunter2-in-file\n");
        servers.put("shop.staging.SERVER", "hunter2-in-settings");

        Environment resolved = resolve(null, "VARIABLE", "FILE", "SERVER");

        assertThat(resolved.toString()).contains("VARIABLE").doesNotContain("hunter2");
        assertThat(origins().toString()).doesNotContain("hunter2");
        assertThat(FoundSecret.of("hunter2", SaidByExample.root(Map.of()).poms().place())
                        .toString())
                .doesNotContain("hunter2");
        assertThat(resolved.secrets()).isNotEqualTo(new SecretValues(Map.of("VARIABLE", "x")));
    }

    private void dotEnv(String text) throws IOException {
        Files.writeString(root.resolve(".env.staging"), text);
    }

    private SecretOrigins origins() {
        return new SecretOrigins(variables, id -> Optional.ofNullable(servers.get(id)));
    }

    private Optional<Environment> attempt(@Nullable String directory, String... names) {
        return attempt(resolver(), directory, names);
    }

    private EnvironmentResolver resolver() {
        return new EnvironmentResolver(
                SaidByExample.root(properties), SaidByExample.layout(root, SaidByExample.STAGING), origins());
    }

    private Optional<Environment> attempt(EnvironmentResolver resolver, @Nullable String directory, String... names) {
        return resolver.resolve(
                new PluginSettings("shop", "registry.example.com/shop", null),
                new EnvironmentSettings(
                        "staging", null, null, null, null, null, null, directory, Map.of(), List.of(names), List.of()),
                problems);
    }

    private Environment resolve(@Nullable String directory, String... names) {
        Optional<Environment> resolved = attempt(directory, names);
        assertThat(problems.list()).isEmpty();
        return resolved.orElseThrow();
    }

    private void assertRefused(@Nullable String directory, String... names) {
        assertThat(attempt(directory, names)).isEmpty();
    }

    private void golden(String name) {
        String text = problems.list().stream().map(Problem::text).collect(Collectors.joining("\n\n")) + "\n";
        assertThat(text).doesNotContain("hunter2");
        Golden.matches("environment/secrets/" + name + ".txt", text.replace(root.toString(), "ROOT"));
    }
}
