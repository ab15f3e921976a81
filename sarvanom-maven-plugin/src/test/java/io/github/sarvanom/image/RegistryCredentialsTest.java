package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCredentialsTest {
    private static final String REGISTRY = "registry.example.com";

    @TempDir
    Path folder;

    @Test
    void come_from_the_first_place_that_knows_the_registry() {
        RegistryCredentials credentials = new RegistryCredentials(List.of(
                new KnownLogin("configuration", REGISTRY, "", ""),
                new KnownLogin("settings", REGISTRY, "robot", "one"),
                new KnownLogin("environment", REGISTRY, "other", "two")));
        assertThat(credentials.login(REGISTRY)).map(RegistryLogin::username).contains("robot");
        assertThat(credentials.story(REGISTRY))
                .containsExactly(
                        "configuration: nothing for registry.example.com",
                        "settings: used",
                        "environment: found, but an earlier one was used");
    }

    @Test
    void of_one_registry_are_not_sent_to_another() {
        RegistryCredentials credentials =
                new RegistryCredentials(List.of(new KnownLogin("configuration", REGISTRY, "robot", "one")));
        assertThat(credentials.login("registry-1.docker.io")).isEmpty();
        assertThat(credentials.login(REGISTRY + ":5000")).isEmpty();
    }

    @Test
    void show_no_value_when_they_are_printed() {
        assertThat(new KnownLogin("configuration", REGISTRY, "robot", "s3cret").toString())
                .isEqualTo("configuration");
        assertThat(new RegistryLogin("robot", "s3cret", "configuration").toString())
                .isEqualTo("login from configuration");
    }

    @Test
    void are_read_from_a_docker_login() throws Exception {
        String encoded = Base64.getEncoder().encodeToString("robot:p:ss".getBytes(StandardCharsets.UTF_8));
        DockerConfig config =
                config("{\n\t\"auths\": {\n\t\t\"" + REGISTRY + "\": {\"auth\": \"" + encoded + "\"}\n\t}\n}");
        assertThat(config.login(REGISTRY)).hasValueSatisfying(login -> {
            assertThat(login.username()).isEqualTo("robot");
            assertThat(login.password()).isEqualTo("p:ss");
            assertThat(login.origin()).isEqualTo(folder.resolve("config.json").toString());
        });
        assertThat(config.login("other.example.com")).isEmpty();
    }

    @Test
    void of_docker_hub_are_found_under_its_old_name() throws Exception {
        String encoded = Base64.getEncoder().encodeToString("me:mine".getBytes(StandardCharsets.UTF_8));
        DockerConfig config = config("{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"" + encoded + "\"}}}");
        assertThat(config.login(ImageName.parse("eclipse-temurin").registry()))
                .map(RegistryLogin::username)
                .contains("me");
    }

    @Test
    void are_not_there_when_the_helper_named_is_not_there() throws Exception {
        assertThat(config("{\"credsStore\":\"sarvanom-has-no-such-helper\"}").login(REGISTRY))
                .isEmpty();
    }

    /** As docker does it: a public image needs no login, so a damaged file must not be in its way. */
    @Test
    void are_not_there_when_the_file_is_damaged() throws Exception {
        assertThat(config("{\"auths\": s3cret").login(REGISTRY)).isEmpty();
    }

    @Test
    void are_looked_for_where_docker_and_podman_put_them() {
        Path home = Path.of("home");
        assertThat(origins(Map.of(), home))
                .containsExactly(home.resolve(".docker/config.json").toString());
        assertThat(origins(
                        Map.of("DOCKER_CONFIG", "d", "REGISTRY_AUTH_FILE", "auth.json", "XDG_RUNTIME_DIR", "run"),
                        home))
                .containsExactly(
                        Path.of("d/config.json").toString(),
                        "auth.json",
                        Path.of("run/containers/auth.json").toString());
    }

    private static List<String> origins(Map<String, String> environment, Path home) {
        return DockerConfig.standard(environment, home).stream()
                .map(CredentialSource::origin)
                .toList();
    }

    private DockerConfig config(String json) throws Exception {
        return new DockerConfig(Files.writeString(folder.resolve("config.json"), json));
    }
}
