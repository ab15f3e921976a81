package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedDeployTest {
    private static final Shop SHOP = Shop.of("shop-staging", "web", "worker");

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private RehearsalCluster rehearsal;
    private ClusterConnection connection;
    private Bench bench;

    @BeforeEach
    void open() {
        rehearsal = RehearsalCluster.open(folder.resolve("cluster"), Clock.systemUTC());
        ClusterTarget target = new ClusterTarget.Rehearsal(folder);
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.of(rehearsal::httpClientFactory));
        bench = new Bench(connection, target, folder, LockTimes.USUAL, lines::add);
    }

    @Test
    void aReleaseIsRecordedWithAllThatIsNeededToKnowIt() throws InterruptedException {
        assertThat(bench.deploy(SHOP).release()).isPresent();
        Release release = bench.history(SHOP).all().get(0);
        assertThat(release.revision()).isEqualTo(1);
        assertThat(release.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(release.ended()).isPresent();
        assertThat(release.images()).containsKeys("web", "worker");
        assertThat(release.author().commit()).startsWith("0123456");
        assertThat(release.summary()).contains("created");
        assertThat(bench.history(SHOP).content(release).plan()).contains("+ Deployment web", "+ Secret shop-secrets");
        assertThat(bench.history(SHOP).content(release).manifests())
                .extracting(manifest -> manifest.id().display())
                .contains("Deployment web", "Deployment worker", "Secret shop-secrets", "Namespace shop-staging");
    }

    @Test
    void aDeployThatChangesNothingRecordsNothing() throws InterruptedException {
        bench.deploy(SHOP);
        assertThat(bench.deploy(SHOP).release()).isEmpty();
        assertThat(bench.history(SHOP).all()).hasSize(1);
    }

    @Test
    void aRecordThatCantBeReadIsToldBeforeAnythingIsChanged() throws InterruptedException {
        bench.deploy(SHOP);
        LiveObject chunk = connection
                .reader()
                .find(new ResourceId("v1", "ConfigMap", "shop-staging", "sarvanom-release-shop-1-0"))
                .orElseThrow();
        connection.writer().delete(chunk.id(), chunk.uid());
        bench.plan(SHOP.configured(Map.of("LOG_LEVEL", "debug")));
        assertThat(String.join("\n", lines))
                .contains("no release can be gone back to if this one fails")
                .contains("the record of revision 1 can't be read");
    }

    @Test
    void theNewestReleaseComesFirstAndTheLockIsFreeAfterwards() throws InterruptedException {
        bench.deploy(SHOP);
        bench.deploy(SHOP.configured(Map.of("LOG_LEVEL", "debug")));
        assertThat(bench.history(SHOP).all()).extracting(Release::revision).containsExactly(2L, 1L);
        assertThat(connection.reader().list("coordination.k8s.io/v1", "Lease", "shop-staging", ""))
                .singleElement()
                .satisfies(lease ->
                        assertThat(lease.text("spec", "holderIdentity")).isEmpty());
    }

    @Test
    void aSecretsDataIsKeptOnceForEachContentAndNowhereElse() throws InterruptedException {
        bench.deploy(SHOP);
        bench.deploy(SHOP.configured(Map.of("LOG_LEVEL", "debug")));
        bench.deploy(SHOP.knowing(Map.of("PASSWORD", "second-planted-secret")));
        assertThat(versions()).hasSize(2);
        Collection<LiveObject> maps = connection.reader().list("v1", "ConfigMap", "shop-staging", "");
        assertThat(maps).noneMatch(map -> map.content().toString().contains("planted"));
        assertThat(maps.stream().map(map -> map.text("binaryData", "content")).filter(packed -> !packed.isEmpty()))
                .as("of each release, unpacked")
                .hasSize(3)
                .map(RecordedDeployTest::unpacked)
                .allSatisfy(text -> assertThat(text)
                        .contains("shop-secrets")
                        .doesNotContain("planted", base64("first-planted-secret"), base64("second-planted-secret")));
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String unpacked(String packed) {
        try (GZIPInputStream content =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<LiveObject> versions() {
        return connection.reader().list("v1", "Secret", "shop-staging", "sarvanom.github.io/record=secret").stream()
                .toList();
    }

    @AfterEach
    void close() {
        connection.close();
        rehearsal.close();
    }
}
