package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.problem.SarvanomException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "eclipse-temurin:17-jre, registry-1.docker.io, library/eclipse-temurin, 17-jre",
        "docker.io/eclipse-temurin, registry-1.docker.io, library/eclipse-temurin, latest",
        "library/redis:7, registry-1.docker.io, library/redis, 7",
        "sarvanom/gateway, registry-1.docker.io, sarvanom/gateway, latest",
        "localhost/gateway:1, localhost, gateway, 1",
        "localhost:5000/a/b:1, localhost:5000, a/b, 1",
        "builder:5000/a:1, builder:5000, a, 1",
        "registry.example.com/sarvanom/gateway:1.0, registry.example.com, sarvanom/gateway, 1.0",
        "[::1]:5000/a:1, [::1]:5000, a, 1",
    })
    void is_taken_apart_by_docker_s_rule(String written, String registry, String path, String reference) {
        ImageName name = ImageName.parse(written);
        assertThat(name.registry()).isEqualTo(registry);
        assertThat(name.path()).isEqualTo(path);
        assertThat(name.reference()).isEqualTo(reference);
    }

    @Test
    void asks_for_the_digest_when_there_is_a_tag_too() {
        ImageName name = ImageName.parse("registry.example.com/a:1.0@" + DIGEST);
        assertThat(name.reference()).isEqualTo(DIGEST);
        assertThat(name.pinnedTo(DIGEST)).isEqualTo("registry.example.com/a@" + DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "UPPER/case", "a b", "registry.example.com/", "a@sha256:12", "a:", "/a", "a//b", "../a"})
    void is_refused_when_it_is_none(String written) {
        assertThatThrownBy(() -> ImageName.parse(written))
                .isInstanceOf(SarvanomException.class)
                .hasMessageContaining("'" + written + "' is no image name");
    }

    @ParameterizedTest
    @CsvSource({"1.0-SNAPSHOT, 1.0-SNAPSHOT", "1.0+build.7, 1.0_build.7", "-rc, _rc", "'', unversioned"})
    void version_becomes_a_tag(String version, String tag) {
        ImageRequest request = new ImageRequest(
                "a",
                version,
                "r/a",
                "r/a",
                BaseImage.of("java"),
                new ApplicationContent(java.nio.file.Path.of("none"), java.util.List.of()),
                java.util.Optional.empty(),
                java.util.List.of(),
                80,
                "1000:1000",
                java.time.Instant.EPOCH,
                java.util.Map.of());
        assertThat(request.tag()).isEqualTo(tag);
    }
}
