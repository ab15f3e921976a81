package io.github.sarvanom.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we and Jib rely on in any registry; the same assertions for the rehearsal's and for a real one. */
abstract class RegistryContract {
    private static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";

    /** No test may find what an earlier run left in a registry that lives on. */
    private static final String RUN = "contract-" + UUID.randomUUID();

    private final HttpClient http = HttpClient.newHttpClient();

    /** {@code localhost:5000} */
    abstract String address();

    @Test
    void says_that_it_speaks_version_2() throws Exception {
        HttpResponse<String> answer = send("GET", "/v2/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Docker-Distribution-Api-Version"))
                .contains("registry/2.0");
    }

    @Test
    void gives_back_a_blob_uploaded_in_one_piece() throws Exception {
        String digest = digest("whole");
        HttpResponse<String> put = put(location(begin(RUN + "/whole")), digest, "whole");
        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(put.headers().firstValue("Docker-Content-Digest")).contains(digest);

        HttpResponse<String> got = send("GET", "/v2/" + RUN + "/whole/blobs/" + digest);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo("whole");
        HttpResponse<String> head = send("HEAD", "/v2/" + RUN + "/whole/blobs/" + digest);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("5");
    }

    @Test
    void puts_chunks_together() throws Exception {
        HttpResponse<String> first = chunk(location(begin(RUN + "/chunks")), "0-2", "abc");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Range")).contains("0-2");
        HttpResponse<String> second = chunk(location(first), "3-5", "def");
        assertThat(put(location(second), digest("abcdef"), "").statusCode()).isEqualTo(201);
        assertThat(send("GET", "/v2/" + RUN + "/chunks/blobs/" + digest("abcdef"))
                        .body())
                .isEqualTo("abcdef");
    }

    @Test
    void refuses_content_that_is_not_what_its_digest_says() throws Exception {
        HttpResponse<String> put = put(location(begin(RUN + "/lie")), digest("truth"), "lie");
        assertFault(put, 400, "DIGEST_INVALID");
        assertThat(send("HEAD", "/v2/" + RUN + "/lie/blobs/" + digest("truth")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void knows_no_blob_of_another_repository_until_it_is_mounted() throws Exception {
        upload(RUN + "/from", "shared");
        assertThat(send("HEAD", "/v2/" + RUN + "/to/blobs/" + digest("shared")).statusCode())
                .isEqualTo(404);

        HttpResponse<String> mount =
                send("POST", "/v2/" + RUN + "/to/blobs/uploads/?mount=" + digest("shared") + "&from=" + RUN + "/from");
        assertThat(mount.statusCode()).isEqualTo(201);
        assertThat(send("GET", "/v2/" + RUN + "/to/blobs/" + digest("shared")).body())
                .isEqualTo("shared");
    }

    @Test
    void begins_an_upload_when_there_is_nothing_to_mount() throws Exception {
        HttpResponse<String> mount =
                send("POST", "/v2/" + RUN + "/to/blobs/uploads/?mount=" + digest("nowhere") + "&from=" + RUN + "/from");
        assertThat(mount.statusCode()).isEqualTo(202);
        assertThat(mount.headers().firstValue("Location")).isPresent();
    }

    @Test
    void forgets_a_cancelled_upload() throws Exception {
        URI upload = location(begin(RUN + "/cancelled"));
        assertThat(send(HttpRequest.newBuilder(upload).DELETE()).statusCode()).isEqualTo(204);
        assertFault(send(HttpRequest.newBuilder(upload).GET()), 404, "BLOB_UPLOAD_UNKNOWN");
    }

    @Test
    void gives_a_manifest_by_tag_and_by_digest() throws Exception {
        String manifest = manifest(RUN + "/tagged");
        HttpResponse<String> put = putManifest(RUN + "/tagged", "1.0", manifest);
        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(put.headers().firstValue("Docker-Content-Digest")).contains(digest(manifest));

        for (String reference : new String[] {"1.0", digest(manifest)}) {
            HttpResponse<String> head = send("HEAD", "/v2/" + RUN + "/tagged/manifests/" + reference);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Docker-Content-Digest")).contains(digest(manifest));
            assertThat(head.headers().firstValue("Content-Type")).contains(MANIFEST_TYPE);
            assertThat(head.headers().firstValue("Content-Length")).contains("" + manifest.length());
            assertThat(send("GET", "/v2/" + RUN + "/tagged/manifests/" + reference)
                            .body())
                    .isEqualTo(manifest);
        }
        assertThat(send("GET", "/v2/" + RUN + "/tagged/tags/list").body()).contains("\"1.0\"");
    }

    @Test
    void refuses_a_manifest_whose_blobs_are_not_there() throws Exception {
        String manifest = manifestOf(digest("nobody has this"), 15);
        assertFault(putManifest(RUN + "/partless", "1.0", manifest), 400, "MANIFEST_BLOB_UNKNOWN");
    }

    @Test
    void refuses_a_manifest_under_the_digest_of_another() throws Exception {
        String manifest = manifest(RUN + "/misnamed");
        assertFault(putManifest(RUN + "/misnamed", digest("other"), manifest), 400, "DIGEST_INVALID");
    }

    @Test
    void refuses_a_manifest_that_is_not_json() throws Exception {
        assertFault(putManifest(RUN + "/garbage", "1.0", "not json"), 400, "MANIFEST_INVALID");
    }

    @Test
    void does_not_know_what_was_never_pushed() throws Exception {
        assertFault(send("GET", "/v2/" + RUN + "/never/manifests/1.0"), 404, "MANIFEST_UNKNOWN");
        assertFault(send("GET", "/v2/" + RUN + "/never/blobs/" + digest("never")), 404, "BLOB_UNKNOWN");
        assertFault(send("GET", "/v2/" + RUN + "/never/tags/list"), 404, "NAME_UNKNOWN");
    }

    @Test
    void takes_an_image_from_jib_and_gives_it_back_as_a_base(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("about"), "contract");
        JibContainer pushed = Jib.fromScratch().addLayer(List.of(file), "/").containerize(to("image", folder));
        assertThat(send("HEAD", "/v2/" + RUN + "/image/manifests/" + pushed.getDigest())
                        .statusCode())
                .isEqualTo(200);

        JibContainer upon = Jib.from(address() + "/" + RUN + "/image@" + pushed.getDigest())
                .addLayer(List.of(file), "/more")
                .containerize(to("upon", Files.createDirectory(folder.resolve("another cache"))));
        String manifest = send("GET", "/v2/" + RUN + "/upon/manifests/" + upon.getDigest())
                .body();
        assertThat(manifest.split("\"sha256:", -1)).as("config and two layers").hasSize(4);
        assertThat(digest(manifest)).isEqualTo(upon.getDigest().toString());
    }

    private Containerizer to(String name, Path cache) throws Exception {
        return Containerizer.to(RegistryImage.named(address() + "/" + RUN + "/" + name + ":1"))
                .setBaseImageLayersCache(cache.resolve("base"))
                .setApplicationLayersCache(cache.resolve("application"))
                .setAllowInsecureRegistries(true);
    }

    final String upload(String repository, String content) throws Exception {
        assertThat(put(location(begin(repository)), digest(content), content).statusCode())
                .isEqualTo(201);
        return digest(content);
    }

    final HttpResponse<String> send(String method, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://" + address() + path))
                .header("Accept", MANIFEST_TYPE)
                .method(method, BodyPublishers.noBody()));
    }

    final HttpResponse<String> putManifest(String repository, String reference, String manifest) throws Exception {
        URI uri = URI.create("http://" + address() + "/v2/" + repository + "/manifests/" + reference);
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", MANIFEST_TYPE)
                .PUT(BodyPublishers.ofString(manifest)));
    }

    final String manifest(String repository) throws Exception {
        return manifestOf(upload(repository, "{}"), 2);
    }

    static String digest(String content) throws IOException {
        return ImageFolder.digest(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    final HttpResponse<String> begin(String repository) throws Exception {
        HttpResponse<String> begun = send("POST", "/v2/" + repository + "/blobs/uploads/");
        assertThat(begun.statusCode()).isEqualTo(202);
        return begun;
    }

    final HttpResponse<String> chunk(URI upload, String range, String content) throws Exception {
        return send(HttpRequest.newBuilder(upload)
                .header("Content-Range", range)
                .header("Content-Type", "application/octet-stream")
                .method("PATCH", BodyPublishers.ofString(content)));
    }

    private HttpResponse<String> put(URI upload, String digest, String content) throws Exception {
        String separator = upload.getQuery() == null ? "?" : "&";
        BodyPublisher body = content.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(content);
        return send(HttpRequest.newBuilder(URI.create(upload + separator + "digest=" + digest))
                .header("Content-Type", "application/octet-stream")
                .PUT(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static URI location(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String manifestOf(String config, int size) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST_TYPE + "\",\"config\":{\"mediaType\":"
                + "\"application/vnd.oci.image.config.v1+json\",\"digest\":\"" + config + "\",\"size\":" + size
                + "},\"layers\":[]}";
    }

    private static void assertFault(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"errors\"", "\"code\":\"" + code + "\"");
    }
}
