package io.github.sarvanom.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of releases, and who may write it, on any API server. */
abstract class RecordContract {
    private static final int MIB = 1024 * 1024;
    private static final LockTimes SHORT =
            new LockTimes(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final Map<String, SortedMap<String, String>> LAYERS =
            Map.of("web", new TreeMap<>(Map.of("classes", "c1", "base image", "java:17")));

    private final List<String> told = new CopyOnWriteArrayList<>();

    abstract ClusterConnection connection();

    abstract String namespace();

    @BeforeEach
    void makeNamespace() {
        connection()
                .writer()
                .apply(Manifest.of(
                        Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", namespace()))));
    }

    @Test
    void aRecordOf50MiBIsKeptInPartsAndReadAgain() {
        Random random = new Random(42);
        List<Manifest> large = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            byte[] noise = new byte[MIB];
            random.nextBytes(noise);
            String text = Base64.getEncoder().encodeToString(noise);
            large.add(object("ConfigMap", "large-" + i, Map.of("binaryData", Map.of("noise", text))));
        }
        ManifestSet wanted = new ManifestSet(large);
        ReleaseRecorder recorder = recorder(2);
        Release release =
                recorder.end(recorder.begin(intent(wanted), "run-1", List.of()), Outcome.SUCCEEDED, List.of());
        assertThat(release.content().bytes()).isGreaterThan(50L * MIB);
        assertThat(release.content().chunks()).isGreaterThan(50);
        assertThat(recorder.history().content(release).manifests().manifests()).isEqualTo(wanted.manifests());
        succeed(recorder, intent(secret("a")));
        succeed(recorder, intent(secret("a")));
        assertThat(parts("content")).as("parts of what is kept no more").hasSize(2);
    }

    @Test
    void aSecretsDataGoesWithTheLastRecordThatNeedsIt() {
        ReleaseRecorder recorder = recorder(2);
        Release first = succeed(recorder, intent(secret("a")));
        succeed(recorder, intent(secret("b")));
        assertThat(parts("secret")).hasSize(2);
        assertThat(recorder.history().content(first).layers()).isEqualTo(LAYERS);
        assertThat(wanted(recorder, first).manifests()).isEqualTo(secret("a").manifests());
        succeed(recorder, intent(secret("b")));
        assertThat(parts("secret"))
                .as("that of the first release is needed by none that is kept")
                .singleElement()
                .satisfies(left -> assertThat(left.at("immutable")).isEqualTo(true));
        assertThatThrownBy(() -> wanted(recorder, first)).hasMessageContaining("can't be read");
    }

    private static ManifestSet wanted(ReleaseRecorder recorder, Release release) {
        return recorder.history().wanted(recorder.history().content(release));
    }

    @Test
    void whatIsKeptNoMoreIsGoneWhenTheLockIsLeft() throws InterruptedException {
        released(secret("a"), Outcome.SUCCEEDED);
        released(secret("b"), Outcome.SUCCEEDED);
        assertThat(parts("secret")).as("of the newest").hasSize(1);
        released(secret("c"), Outcome.FAILED_AND_RESTORED);
        assertThat(recorder(1).history().all())
                .as("the newest, and the one that runs")
                .extracting(Release::revision)
                .containsExactly(3L, 2L);
        assertThat(parts("secret")).hasSize(2);
    }

    @Test
    void whatSomebodyElseLabelledIsLeft() throws InterruptedException {
        Map<String, String> labels = new TreeMap<>(ledger().labels(Ledger.Part.HEAD));
        labels.put(Ledger.REVISION, "none");
        Map<String, Object> data = Map.of(
                ReleaseHistory.HEAD_KEY, ReleaseJson.text(recorder(1).begin(intent(secret("a")), "run-1", List.of())));
        Manifest theirs = Manifest.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "theirs", "namespace", namespace(), "labels", labels),
                "data",
                data));
        connection().writer().apply(theirs);
        recorder(1).sweep(List.of(), () -> false);
        assertThat(parts("head")).extracting(LiveObject::id).containsExactly(theirs.id());
    }

    /** Old records are removed beside the work, also while this one's traces are written. */
    @Test
    void whatIsBeingAddedToAnOpenRecordIsLeft() {
        ReleaseRecorder recorder = recorder(1);
        Release begun = recorder.begin(intent(secret("a")), "run-1", List.of());
        Release seen = recorder.keep(begun, Map.of("problems.txt", "worker cannot become ready"));
        recorder.sweep(List.of(begun), () -> false);
        Release ended = recorder.end(seen, Outcome.FAILED_AND_KEPT, List.of());
        assertThat(recorder.history().evidence(ended)).containsEntry("problems.txt", "worker cannot become ready");
    }

    /** A request that was sent is heard by the server, whoever waits for its answer. */
    @Test
    void nothingIsRemovedAnyMoreOnceTheLockIsLeft() throws InterruptedException {
        released(secret("a"), Outcome.SUCCEEDED);
        SlowDeletes slow = new SlowDeletes(connection().writer(), this::isLeft);
        ReleaseBracket.Entered inside =
                entered(new ReleaseRecorder(connection().reader(), slow, ledger(), 1, Clock.systemUTC(), Pause.real()));
        inside.begin(intent(secret("b")));
        inside.end(Outcome.SUCCEEDED, List.of());
        assertThat(slow.isSent()).isTrue();
        Thread.currentThread().interrupt();
        inside.leave();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(isLeft()).isTrue();
        assertThat(slow.heard()).isNotEmpty().containsOnly(false);
    }

    private boolean isLeft() {
        return lease().orElseThrow().text("spec", "holderIdentity").isEmpty();
    }

    private void released(ManifestSet wanted, Outcome outcome) throws InterruptedException {
        ReleaseBracket.Entered inside = entered(recorder(1));
        inside.begin(intent(wanted));
        inside.end(outcome, List.of());
        inside.leave();
    }

    private ReleaseBracket.Entered entered(ReleaseRecorder recorder) throws InterruptedException {
        FencedWriter fenced = new FencedWriter(connection().writer(), Pause.real());
        return new ReleaseBracket(connection().writer(), fenced, lock("anna@laptop", SHORT, Pause.real()), recorder)
                .enter(lease(), Optional.empty());
    }

    @Test
    void whoWasTakenForDeadEndsNoRecord() {
        ReleaseRecorder slept = recorder(2);
        Release begun = slept.begin(intent(secret("a")), "run-1", List.of());
        ReleaseRecorder other = recorder(2);
        assertThat(other.endAbandoned(other.history().all()))
                .singleElement()
                .extracting(Release::outcome)
                .isEqualTo(Outcome.INTERRUPTED);
        assertThatThrownBy(() -> slept.end(begun, Outcome.SUCCEEDED, List.of()))
                .hasMessageContaining("another run has taken revision 1 over");
        assertThatThrownBy(() -> slept.begin(intent(secret("a")), "run-3", List.of()))
                .hasMessageContaining("another run has taken revision 1 over");
        assertThat(slept.history().find(1).orElseThrow().outcome()).isEqualTo(Outcome.INTERRUPTED);
    }

    @Test
    void whoIsSilentLosesTheLockAndTheRightToWrite() throws InterruptedException {
        HeldLock silent = lock("anna@laptop", SHORT, asleep()).take(Optional.empty());
        FencedWriter fenced = new FencedWriter(connection().writer(), Pause.real());
        fenced.fence(silent);
        fenced.apply(object("ConfigMap", "mine", Map.of()));
        HeldLock taken = lock("ci@runner", SHORT, Pause.real()).take(lease());
        assertThat(taken.how()).isEqualTo(HeldLock.How.FROM_THE_DEAD);
        assertThatThrownBy(() -> fenced.apply(object("ConfigMap", "late", Map.of())))
                .hasMessageContaining("another run has taken this release over");
        silent.leave(Optional.empty());
        assertThat(Holder.of(lease().orElseThrow()).who())
                .as("the other keeps it")
                .isEqualTo("ci@runner");
        taken.leave(Optional.empty());
        assertThat(told).contains("dead anna@laptop");
    }

    @Test
    void whoWaitsIsToldWhoWorksAndHowLongAgoItGaveASign() throws InterruptedException {
        HeldLock held = lock("anna@laptop", SHORT, Pause.real()).take(Optional.empty());
        assertThatThrownBy(() -> lock("ci@runner", SHORT.waiting(Duration.ZERO), Pause.real())
                        .take(lease()))
                .hasMessageContaining("shop in staging is being released by another run")
                .hasMessageContaining("by: anna@laptop")
                .hasMessageContaining("its last sign of life: 0 s ago or less")
                .hasMessageContaining("-Dsarvanom.lock.wait=");
        assertThatThrownBy(() -> lock("ci@runner", SHORT.waiting(Duration.ofSeconds(3)), Pause.real())
                        .take(lease()))
                .as("a holder with a heart is not taken for dead")
                .hasMessageContaining("by: anna@laptop");
        assertThat(told).contains("waiting for anna@laptop");
        held.leave(Optional.empty());
        lock("ci@runner", SHORT, Pause.real()).take(lease()).leave(Optional.empty());
    }

    Optional<LiveObject> lease() {
        return connection().reader().find(ledger().lease());
    }

    ReleaseLock lock(String who, LockTimes times, Pause pause) {
        Holder holder = new Holder(who + "-run", who, "", "");
        return new ReleaseLock(
                connection().reader(), connection().writer(), ledger(), holder, times, log(), Clock.systemUTC(), pause);
    }

    /** Of one whose machine went to sleep. */
    static Pause asleep() {
        return duration -> new CountDownLatch(1).await();
    }

    private LockLog log() {
        return new LockLog() {
            @Override
            public void waiting(Holder holder, Duration sinceHeartbeat, Duration waited) {
                told.add("waiting for " + holder.display());
            }

            @Override
            public void takenOver(Holder dead) {
                told.add("dead " + dead.display());
            }
        };
    }

    private Release succeed(ReleaseRecorder recorder, ReleaseRecorder.Intent intent) {
        Release begun = recorder.begin(intent, "run", recorder.history().all());
        Release ended = recorder.end(begun, Outcome.SUCCEEDED, List.of());
        recorder.sweep(recorder.history().all(), () -> false);
        return ended;
    }

    private ReleaseRecorder recorder(int keep) {
        return new ReleaseRecorder(
                connection().reader(), connection().writer(), ledger(), keep, Clock.systemUTC(), Pause.real());
    }

    private Ledger ledger() {
        return new Ledger("shop", "staging", namespace());
    }

    private List<LiveObject> parts(String part) {
        String kind = part.equals("secret") ? "Secret" : "ConfigMap";
        return List.copyOf(connection().reader().list("v1", kind, namespace(), Ledger.RECORD + "=" + part));
    }

    private static ReleaseRecorder.Intent intent(ManifestSet wanted) {
        Author author = new Author("anna@laptop", "", "0123456", Author.Checkout.DIRTY);
        return new ReleaseRecorder.Intent(
                Optional.empty(), author, new TreeMap<>(), wanted, "1 created", List.of(), Map.of(), LAYERS);
    }

    private ManifestSet secret(String value) {
        String salt = "0".repeat(64);
        Map<String, Object> metadata = Map.of(
                "name", "shop-secrets",
                "namespace", namespace(),
                "annotations", Map.of("sarvanom.github.io/fingerprint-salt", salt));
        String data = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return new ManifestSet(List.of(Manifest.of(
                Map.of("apiVersion", "v1", "kind", "Secret", "metadata", metadata, "data", Map.of("PASSWORD", data)))));
    }

    private Manifest object(String kind, String name, Map<String, ?> more) {
        Map<String, Object> tree = new TreeMap<>(more);
        tree.put("apiVersion", "v1");
        tree.put("kind", kind);
        tree.put("metadata", Map.of("name", name, "namespace", namespace()));
        return Manifest.of(tree);
    }
}
