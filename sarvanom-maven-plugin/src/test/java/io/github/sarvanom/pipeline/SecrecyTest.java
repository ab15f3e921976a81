package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.cluster.UnaskedCluster;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.report.LineConsole;
import io.github.sarvanom.report.Look;
import io.github.sarvanom.report.TextReport;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.RolloutProblems;
import io.github.sarvanom.rollout.RolloutWaiter;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in trouble quotes the passwords of other releases: nobody hears them, whichever of them this checkout knows. */
class SecrecyTest {
    private static final String FIRST = "canary-of-the-first";
    private static final String SECOND = "canary-of-the-second";
    private static final String THIRD = "canary-of-the-third";

    @TempDir
    private Path folder;

    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final HeardLogs logged = new HeardLogs();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile String said = "";
    private RehearsalCluster rehearsal;
    private ClusterTarget target;
    private ClusterConnection connection;
    private Bench bench;

    @BeforeEach
    void open() throws InterruptedException {
        rehearsal = RehearsalCluster.open(folder.resolve("cluster"), Clock.systemUTC(), image -> !gone.contains(image));
        target = new ClusterTarget.Rehearsal(folder);
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.of(rehearsal::httpClientFactory));
        bench = new Bench(connection, target, folder, LockTimes.USUAL, heard::add)
                .reading(this::quoting)
                .awaiting(this::quoting);
        bench.deploy(knowing(FIRST));
        heard.clear();
    }

    private static Shop knowing(String password) {
        return Shop.of("shop-staging", "web", "worker")
                .knowing(Map.of("PASSWORD", password))
                .within(Duration.ofSeconds(2));
    }

    private ClusterReader quoting(ClusterReader reader) {
        return new QuotingCluster(reader, FIRST + " and " + SECOND);
    }

    private Shop broken(Shop shop) {
        String image = "registry.example.com/shop/worker@" + Shop.digest('f');
        gone.add(image);
        return shop.with("worker", image);
    }

    @Test
    void aDeployThatFailsIsToldOfWithoutThePasswordOfBefore() throws IOException {
        assertNothingLeaks(told(() -> bench.keeping().deploy(broken(knowing(SECOND)))));
    }

    @Test
    void whatIsBroughtBackIsToldOfWithoutItsPassword() throws Exception {
        bench.deploy(knowing(SECOND));
        gone.addAll(knowing(FIRST).images().values());
        assertNothingLeaks(told(() -> bench.keeping().rollback(knowing(THIRD), Optional.of(1L))));
    }

    @Test
    void whatAnotherCheckoutGaveIsNotToldByADiagnosis() throws IOException {
        assertNothingLeaks(told(() -> bench.keeping().deploy(broken(knowing(SECOND)))));
        TextReport report = new TextReport(new LineConsole(heard::add), Look.LOG, List.of());
        Secrecy secrecy = secrecy(THIRD);
        RolloutWaiter waiter = new RolloutWaiter(
                quoting(connection.reader()), secrecy::redact, Origins.unknown(), Clock.systemUTC(), report.rollout());
        RolloutOutcome outcome = new DiagnosePipeline(connection.reader(), secrecy, waiter, report.deploy())
                .run(knowing(THIRD).environment(target));
        assertNothingLeaks(
                RolloutProblems.of(outcome).stream().map(Problem::text).toList());
    }

    /** The problems of what fails, as a goal tells them. */
    private static List<String> told(ThrowingCallable failing) {
        return catchThrowableOfType(SarvanomException.class, failing).problems().stream()
                .map(Problem::text)
                .toList();
    }

    @Test
    void whatAnotherCheckoutGaveIsNotInTheLogs() throws Exception {
        said = FIRST;
        logs().run(knowing(THIRD).environment(target), extent(PodLogs.Mode.SO_FAR), Optional.empty());
        assertThat(logged.lines()).containsOnly("we say ••••••(PASSWORD)").hasSize(2);
    }

    @Test
    void aPasswordThatChangesWhileLogsAreFollowedIsNotInThem() throws Exception {
        said = FIRST;
        Thread following = new Thread(this::follow);
        following.start();
        await().untilAsserted(() -> assertThat(logged.lines()).hasSize(2));
        said = SECOND;
        bench.deploy(knowing(SECOND));
        await().untilAsserted(() -> assertThat(logged.lines()).hasSizeGreaterThanOrEqualTo(4));
        following.interrupt();
        following.join();
        assertThat(logged.lines()).containsOnly("we say ••••••(PASSWORD)");
    }

    @Test
    void whoMayNotReadSecretsIsToldTheRest() {
        Secrecy secrecy = Secrecy.of(knowing(THIRD).environment(target), new UnaskedCluster());
        secrecy.look();
        assertThat(secrecy.redact("it is " + THIRD + ", it was " + FIRST))
                .isEqualTo("it is ••••••(PASSWORD), it was " + FIRST);
        assertThat(secrecy.knows(List.of("application-secrets"))).isFalse();
    }

    private void follow() {
        try {
            logs().run(knowing(THIRD).environment(target), extent(PodLogs.Mode.FOLLOW), Optional.empty());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static PodLogs.Extent extent(PodLogs.Mode mode) {
        return new PodLogs.Extent(OptionalInt.empty(), OptionalLong.empty(), mode);
    }

    private LogsPipeline logs() {
        PodLogs saying = (container, extent) ->
                new ByteArrayInputStream(("we say " + said + "\n").getBytes(StandardCharsets.UTF_8));
        return new LogsPipeline(connection.reader(), saying, secrecy(THIRD), logged);
    }

    private Secrecy secrecy(String password) {
        return Secrecy.of(knowing(password).environment(target), connection.reader());
    }

    /** Something was quoted, and neither in these words, nor on the console, nor in a file under {@code target} is a password. */
    private void assertNothingLeaks(List<String> words) throws IOException {
        List<String> all = new ArrayList<>(words);
        all.addAll(heard);
        try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(Files.readString(file));
            }
        }
        bench.history(knowing(THIRD)).all().forEach(release -> all.addAll(release.story()));
        assertThat(words.toString()).contains("••••••(PASSWORD) and ••••••(PASSWORD)");
        assertThat(all).noneMatch(text -> text.contains(FIRST) || text.contains(SECOND));
    }

    @AfterEach
    void close() {
        connection.close();
        rehearsal.close();
    }
}
