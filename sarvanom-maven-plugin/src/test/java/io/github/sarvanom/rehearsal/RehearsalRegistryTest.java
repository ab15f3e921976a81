package io.github.sarvanom.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalRegistryTest extends RegistryContract {
    @TempDir
    Path folder;

    private RehearsalRegistry registry;

    @BeforeEach
    void open() throws Exception {
        registry = RehearsalRegistry.open(folder);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Override
    String address() {
        return registry.address();
    }

    @Test
    void keeps_what_was_pushed_when_it_is_closed() throws Exception {
        String manifest = manifest("shop/gateway");
        putManifest("shop/gateway", "1.0", manifest);
        registry.close();

        assertThat(RehearsalRegistry.has(folder, "shop/gateway", digest(manifest)))
                .isTrue();
        assertThat(RehearsalRegistry.has(folder, "shop/gateway", digest("other")))
                .isFalse();
        assertThat(RehearsalRegistry.has(folder, "shop/retrieval", digest(manifest)))
                .isFalse();

        open();
        assertThat(send("GET", "/v2/shop/gateway/manifests/1.0").body()).isEqualTo(manifest);
    }

    @Test
    void shares_its_folder_with_others_that_are_open() throws Exception {
        try (RehearsalRegistry other = RehearsalRegistry.open(folder)) {
            String digest = upload("shop/gateway", "pushed here");
            assertThat(other.port()).isNotEqualTo(registry.port());
            registry.close();
            registry = other;
            assertThat(send("GET", "/v2/shop/gateway/blobs/" + digest).body()).isEqualTo("pushed here");
        }
    }

    @Test
    void takes_the_same_blob_from_many_at_once() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<String>> uploads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            uploads.add(clients.submit(() -> upload("shop/same", "the very same content")));
        }
        for (Future<String> upload : uploads) {
            assertThat(upload.get()).isEqualTo(digest("the very same content"));
        }
        clients.shutdown();
        try (Stream<Path> leftOver = Files.list(folder.resolve("uploads"))) {
            assertThat(leftOver).isEmpty();
        }
    }

    /** Stricter than docker-registry 2.8, as the distribution specification demands. */
    @Test
    void refuses_a_chunk_out_of_order() throws Exception {
        HttpResponse<String> first = chunk(location(begin("shop/order")), "0-2", "abc");
        assertThat(chunk(location(first), "7-9", "xyz").statusCode()).isEqualTo(416);
    }

    @Test
    void lets_no_name_escape_its_folder() throws Exception {
        assertThat(send("GET", "/v2/../../secret/manifests/1.0").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/v2/a/../b/tags/list").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/v2/shop/manifests/..").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/v2/shop/blobs/uploads/?mount=" + digest("x") + "&from=../shop")
                        .statusCode())
                .isEqualTo(400);
    }
}
