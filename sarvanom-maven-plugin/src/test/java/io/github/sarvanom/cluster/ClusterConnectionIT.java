package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import io.github.sarvanom.cluster.ClusterReader.Watching;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnTestbed
class ClusterConnectionIT {
    private final ClusterConnection connection;
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    ClusterConnectionIT(Testbed testbed) {
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig()));
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
    }

    @Test
    void theServerSaysItsVersion() {
        assertThat(connection.reader().server().version()).startsWith("v1.");
    }

    @Test
    void aWatchTellsWhatIsThereAndWhatChanges(FreshNamespace namespace) {
        namespace.create();
        connection.writer().apply(config(namespace, "one"));
        try (Watching watching = connection.reader().watch("v1", "ConfigMap", namespace.name(), this::note)) {
            await().until(() -> heard.contains("PRESENT one"));
            connection.writer().apply(config(namespace, "two"));
            await().until(() -> heard.contains("PRESENT two"));
            namespace
                    .client()
                    .configMaps()
                    .inNamespace(namespace.name())
                    .withName("config")
                    .delete();
            await().until(() -> heard.contains("DELETED two"));
            assertThat(watching).isNotNull();
        }
        assertThat(heard).containsSubsequence("PRESENT one", "PRESENT two", "DELETED two");
    }

    @Test
    void aPreviewChangesNothing(FreshNamespace namespace) {
        namespace.create();
        connection.writer().apply(config(namespace, "one"));
        assertThat(connection.reader().preview(config(namespace, "two")).at("data", "value"))
                .isEqualTo("two");
        assertThat(connection.reader().list("v1", "ConfigMap", namespace.name(), "app=it"))
                .extracting(live -> live.at("data", "value"))
                .containsExactly("one");
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private void note(WatchEvent event) {
        if (event.object().id().name().equals("config")) {
            heard.add(event.type() + " " + event.object().text("data", "value"));
        }
    }

    private static Manifest config(FreshNamespace namespace, String value) {
        return Manifest.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "config", "namespace", namespace.name(), "labels", Map.of("app", "it")),
                "data",
                Map.of("value", value)));
    }
}
