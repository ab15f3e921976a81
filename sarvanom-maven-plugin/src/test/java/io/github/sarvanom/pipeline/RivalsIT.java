package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who want to release to one environment at once. */
@OnTestbed
class RivalsIT {
    private static final int RIVALS = 20;

    @TempDir
    private Path folder;

    private final ClusterTarget target;
    private final Shop shop;

    RivalsIT(Testbed testbed, FreshNamespace namespace) {
        target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig()));
        shop = Shop.of(namespace.name());
    }

    @Test
    void theyReleaseOneAfterAnotherAndEachIsRemembered() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
        List<Future<DeployOutcome>> rivals = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            Shop wanted = shop.configured(Map.of("RIVAL", Integer.toString(i)));
            Path own = folder.resolve("rival-" + i);
            rivals.add(threads.submit(() -> deployed(wanted, own)));
        }
        for (Future<DeployOutcome> rival : rivals) {
            assertThat(rival.get().release()).isPresent();
        }
        threads.shutdownNow();
        assertOneAfterAnother();
    }

    private void assertOneAfterAnother() {
        try (ClusterConnection connection = connected()) {
            List<Release> all = new Bench(connection, target, folder, LockTimes.USUAL, line -> {})
                    .history(shop)
                    .all();
            assertThat(all).allMatch(Release::succeeded);
            assertThat(all)
                    .extracting(Release::revision)
                    .containsExactlyElementsOf(LongStream.iterate(RIVALS, revision -> revision - 1)
                            .limit(RIVALS)
                            .boxed()
                            .toList());
            for (int i = 1; i < all.size(); i++) {
                assertThat(all.get(i - 1).began())
                        .isAfterOrEqualTo(all.get(i).ended().orElseThrow());
            }
        }
    }

    private DeployOutcome deployed(Shop wanted, Path own) throws InterruptedException {
        try (ClusterConnection connection = connected()) {
            return new Bench(connection, target, own, LockTimes.USUAL.waiting(Duration.ofMinutes(5)), line -> {})
                    .deploy(wanted);
        }
    }

    private ClusterConnection connected() {
        return ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
    }
}
