package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.release.LockTimes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of two services, of which the worker's breaks: nobody else's is lost for it. */
class LogsPipelineTest {
    private static final Shop SHOP = Shop.of("shop-staging", "web", "worker");

    @TempDir
    private Path folder;

    private final HeardLogs logged = new HeardLogs();
    private final List<PodLogs.Extent> asked = new CopyOnWriteArrayList<>();
    private final Queue<PodLogs> worker = new ConcurrentLinkedQueue<>();
    private RehearsalCluster rehearsal;
    private ClusterConnection connection;
    private Environment environment;

    @BeforeEach
    void open() throws InterruptedException {
        rehearsal = RehearsalCluster.open(folder.resolve("cluster"), Clock.systemUTC(), image -> true);
        ClusterTarget target = new ClusterTarget.Rehearsal(folder);
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.of(rehearsal::httpClientFactory));
        new Bench(connection, target, folder, LockTimes.USUAL, line -> {}).deploy(SHOP);
        environment = SHOP.environment(target);
    }

    @Test
    void aLogThatIsCutShortIsShownAsFarAsItCameAndTheOthersWhole() throws InterruptedException {
        worker.add((container, extent) -> cutShort("worker begins"));
        pipeline().run(environment, all(PodLogs.Mode.SO_FAR), Optional.empty());
        assertThat(logged.lines()).containsExactlyInAnyOrder("web is there", "worker begins");
        assertThat(logged.notes()).containsExactly("worker: the connection was lost, its end is missing");
    }

    @Test
    void thatNobodyHasWrittenAnythingIsSaid() throws InterruptedException {
        worker.add((container, extent) -> InputStream.nullInputStream());
        pipeline().run(environment, all(PodLogs.Mode.SO_FAR), Optional.of("worker"));
        assertThat(logged.lines()).isEmpty();
        assertThat(logged.notes()).containsExactly("silent");
    }

    @Test
    void aFollowedLogThatIsCutOffIsOpenedAgainFromWhereItWasHeard() throws InterruptedException {
        worker.add((container, extent) -> cutShort("worker begins"));
        worker.add((container, extent) -> whole("worker goes on"));
        assertThatFollowed("web is there", "worker begins", "worker goes on");
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).isEqualTo(all(PodLogs.Mode.FOLLOW));
        assertThat(asked.get(1).seconds().orElseThrow()).isPositive();
        assertThat(logged.notes()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsSaidOnceAndAskedAgainForAll() throws InterruptedException {
        worker.add((container, extent) -> refused(0, "nobody answers"));
        worker.add((container, extent) -> refused(503, "it is starting"));
        worker.add((container, extent) -> whole("worker is there"));
        assertThatFollowed("web is there", "worker is there");
        assertThat(asked).hasSize(3).containsOnly(all(PodLogs.Mode.FOLLOW));
        assertThat(logged.notes()).containsExactly("worker: nobody answers");
    }

    private void assertThatFollowed(String... lines) throws InterruptedException {
        Thread following = new Thread(this::follow);
        following.start();
        await().untilAsserted(() -> assertThat(logged.lines()).containsExactlyInAnyOrder(lines));
        following.interrupt();
        following.join();
    }

    private void follow() {
        try {
            pipeline().run(environment, all(PodLogs.Mode.FOLLOW), Optional.empty());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private LogsPipeline pipeline() {
        PodLogs logs = (container, extent) -> {
            if (container.name().equals("web")) {
                return whole("web is there");
            }
            asked.add(extent);
            return worker.remove().open(container, extent);
        };
        return new LogsPipeline(connection.reader(), logs, Secrecy.of(environment, connection.reader()), logged);
    }

    private static PodLogs.Extent all(PodLogs.Mode mode) {
        return new PodLogs.Extent(OptionalInt.empty(), OptionalLong.empty(), mode);
    }

    private static InputStream whole(String line) {
        return new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream cutShort(String line) {
        return new SequenceInputStream(whole(line), new Broken());
    }

    private static InputStream refused(int status, String why) {
        throw new ClusterException(status, "", Problem.of(why), null);
    }

    /** A connection of which nothing comes any more. */
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }
    }

    @AfterEach
    void close() {
        connection.close();
        rehearsal.close();
    }
}
