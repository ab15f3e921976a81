package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an undeploy takes away and what it leaves, on any API server. */
abstract class UndeployContract {
    private static final Farewell.Extras ALL_BUT_VOLUMES = new Farewell.Extras(false, true);
    private static final Farewell.Extras ALL = new Farewell.Extras(true, true);

    abstract ClusterConnection connection();

    abstract Path folder();

    abstract Shop shop();

    /** A claim that no pod uses, as a service's data that it has left there. */
    @BeforeEach
    void writeOverlays() throws IOException {
        Path overlays = Files.createDirectories(folder().resolve("web/src/main/sarvanom/base"));
        Files.writeString(overlays.resolve("claim.yaml"), """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data}
                spec: {accessModes: [ReadWriteOnce], storageClassName: "", resources: {requests: {storage: 1Mi}}}
                """);
    }

    @Test
    void volumesStayUntilTheyAreAskedFor() throws InterruptedException {
        bench().deploy(shop());
        bench().undeploy(shop(), new Farewell.Extras(false, false));
        assertThat(isThere("v1", "PersistentVolumeClaim", "data")).isTrue();
        assertThat(isThere("apps/v1", "Deployment", "web")).isFalse();
        assertThat(isThere("v1", "Secret", "shop-secrets")).isFalse();
        assertThat(connection().reader().find(namespace())).isPresent();
        bench().undeploy(shop(), ALL);
        assertThat(connection().reader().find(namespace())).isEmpty();
    }

    @Test
    void aNamespaceThatWasThereBeforeStaysWithWhatOthersPutIntoIt() throws InterruptedException {
        connection()
                .writer()
                .apply(Manifest.of(Map.of(
                        "apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", shop().namespace()))));
        connection()
                .writer()
                .apply(Manifest.of(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Map.of("name", "of-others", "namespace", shop().namespace()))));
        bench().deploy(shop());
        bench().undeploy(shop(), ALL_BUT_VOLUMES);
        assertThat(connection().reader().find(namespace())).isPresent();
        assertThat(isThere("v1", "ConfigMap", "of-others")).isTrue();
        assertThat(isThere("apps/v1", "Deployment", "web")).isFalse();
        assertThat(isThere("v1", "PersistentVolumeClaim", "data")).isTrue();
    }

    @Test
    void isARevisionAndWhatWasThereBeforeComesBack() throws InterruptedException {
        bench().deploy(shop());
        String before = LiveText.of(connection().reader(), shop().namespace());
        bench().undeploy(shop(), new Farewell.Extras(false, false));
        bench().undeploy(shop(), new Farewell.Extras(false, false));
        ReleaseHistory history = bench().history(shop());
        assertThat(history.all())
                .extracting(Release::revision, Release::outcome)
                .as("the second one found nothing to do")
                .containsExactly(tuple(2L, Outcome.UNDEPLOYED), tuple(1L, Outcome.SUCCEEDED));
        assertThat(history.content(history.all().get(0)).plan()).contains("- Deployment web", "- Secret shop-secrets");
        assertThat(history.content(history.all().get(0)).manifests().manifests())
                .isEmpty();
        bench().rollback(shop(), Optional.empty());
        assertThat(LiveText.of(connection().reader(), shop().namespace())).isEqualTo(before);
        assertThat(history.all().get(0))
                .extracting(Release::revision, Release::restores, Release::outcome)
                .containsExactly(3L, Optional.of(1L), Outcome.SUCCEEDED);
        assertThat(bench().deploy(shop()).plan().isEmpty()).isTrue();
        assertThat(Bookkeeping.leftovers(connection().reader(), shop().namespace()))
                .isEmpty();
    }

    private Bench bench() {
        return Bench.direct(connection(), folder());
    }

    private ResourceId namespace() {
        return new ResourceId("v1", "Namespace", "", shop().namespace());
    }

    private boolean isThere(String apiVersion, String kind, String name) {
        return connection()
                .reader()
                .find(new ResourceId(apiVersion, kind, shop().namespace(), name))
                .isPresent();
    }
}
