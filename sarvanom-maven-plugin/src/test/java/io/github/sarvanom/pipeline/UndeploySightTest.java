package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.apply.Pruner;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.UnaskedCluster;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Consent;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.release.LeaseSight;
import io.github.sarvanom.release.Ledger;
import io.github.sarvanom.report.LineConsole;
import io.github.sarvanom.report.Look;
import io.github.sarvanom.report.TextReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndeploySightTest {
    @TempDir
    private Path folder;

    @Test
    void lockAndNamespaceAreAskedForTogether() {
        Meeting cluster = new Meeting();
        Environment environment = Shop.of("shop-staging", "web").environment(new ClusterTarget.Rehearsal(folder));
        TextReport report = new TextReport(new LineConsole(line -> {}), Look.LOG, List.of());
        try (Ground ground = new RehearsedGround(folder);
                ClusterConnection connection = ground.connect()) {
            UndeployPipeline undeploy = new UndeployPipeline(
                    cluster,
                    new Pruner(cluster, connection.writer(), report.apply(), Clock.systemUTC(), InFlight.usual()),
                    new LeaseSight(cluster, Ledger.of(environment)),
                    () -> {
                        throw new AssertionError("nothing is to be removed");
                    },
                    () -> {
                        throw new AssertionError("nothing is to be recorded");
                    },
                    report.deploy());
            assertThatThrownBy(() -> undeploy.run(environment, new Farewell.Extras(false, false), Consent.NONE))
                    .as("at the first question after these")
                    .isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(cluster.both.getCount()).isZero();
    }

    /** Answers who asks for a lease or a namespace when somebody has asked for the other one. */
    private static final class Meeting extends UnaskedCluster {
        private final CountDownLatch both = new CountDownLatch(2);

        @Override
        public Optional<LiveObject> find(ResourceId id) {
            both.countDown();
            try {
                if (!both.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("asked for alone: " + id.display());
                }
                return Optional.empty();
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }
    }
}
