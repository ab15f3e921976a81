package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.pipeline.FaultProxy.Fault;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.verification.Check;
import io.github.sarvanom.verification.SocketCheck;
import io.github.sarvanom.verification.SocketTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release wanted may be 50 MiB: it is not read more often than there is a reason to. */
class RecordReadsTest {
    private static final Shop SHOP = Shop.of("shop-staging", "web", "worker");
    private static final Shop OTHER = SHOP.configured(Map.of("LOG_LEVEL", "debug"));

    @TempDir
    private Path folder;

    @Test
    void aRollbackReadsWhatItGoesBackToOnce() throws InterruptedException {
        assertThat(readsOfTheFirst(bench -> {
                    bench.deploy(OTHER);
                    bench.rollback(SHOP, Optional.of(1L));
                }))
                .as("by the plan of the second deploy, and by the rollback")
                .isEqualTo(2);
    }

    @Test
    void aFailureReadsWhatRanBeforeOnceToExplainItAndOnceToGoBack() throws Exception {
        try (Socket silent = new Socket()) { // bound, so that nobody else gets the port, and not listening
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Check ill = new SocketCheck.Tcp(new SocketTarget.Outside("127.0.0.1", silent.getLocalPort()));
            assertThat(readsOfTheFirst(
                            bench -> assertThatThrownBy(() -> bench.asking(ill).deploy(OTHER))
                                    .hasMessageStartingWith("failed and restored: ")))
                    .as("and by the plan")
                    .isEqualTo(3);
        }
    }

    private interface Step {
        void on(Bench bench) throws InterruptedException;
    }

    /** Requests for the content of revision 1, behind a first deploy. */
    private long readsOfTheFirst(Step step) throws InterruptedException {
        try (Ground ground = new RehearsedGround(folder);
                FaultProxy proxy = new FaultProxy(ground, Fault.NONE, Moment.NEVER)) {
            ClusterTarget target = new ClusterTarget.Context("proxy", Optional.of(proxy.kubeconfig(folder)));
            try (ClusterConnection connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty())) {
                Bench bench = new Bench(connection, target, folder, LockTimes.USUAL, line -> {});
                bench.deploy(SHOP);
                step.on(bench);
                return proxy.heard().stream()
                        .filter(asked -> asked.startsWith("GET ") && asked.endsWith("/sarvanom-release-shop-1-0"))
                        .count();
            }
        }
    }
}
