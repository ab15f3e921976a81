package io.github.sarvanom.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which images a rehearsal's pods can pull. */
class RehearsedImagesTest {
    private static final String ABSENT = "sha256:" + "0".repeat(64);
    private static final String INDEX =
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[]}";

    @TempDir
    private Path folder;

    private RehearsedImages images() {
        return new RehearsedImages(folder, "registry.example.invalid/team");
    }

    @Test
    void ownImagesMustHaveBeenPushed() throws Exception {
        String pushed = push();
        assertThat(images().exists("registry.example.invalid/team/web@" + pushed))
                .isTrue();
        assertThat(images().exists("registry.example.invalid/team/web@" + ABSENT))
                .isFalse();
        assertThat(images().exists("registry.example.invalid/team/other@" + pushed))
                .isFalse();
    }

    @Test
    void othersAreTakenToBeThere() {
        assertThat(images().exists("registry.example.invalid/elsewhere/postgres@" + ABSENT))
                .isTrue();
        assertThat(images().exists("registry.example.invalid/team/web:1")).isTrue();
    }

    private String push() throws Exception {
        byte[] body = INDEX.getBytes(StandardCharsets.UTF_8);
        String digest = "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        try (RehearsalRegistry registry = RehearsalRegistry.open(folder)) {
            put(URI.create("http://" + registry.address() + "/v2/team/web/manifests/" + digest), body);
        }
        return digest;
    }

    private static void put(URI manifest, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(manifest)
                .header("Content-Type", "application/vnd.oci.image.index.v1+json")
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(201);
    }
}
