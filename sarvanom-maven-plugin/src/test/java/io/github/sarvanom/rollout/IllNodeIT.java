package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Node;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one real node falls ill, and is well again: its kubelet says so, or says nothing. Nobody else may need the node meanwhile. */
@OnTestbed
class IllNodeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LATEST_MILLIS = 10_000;

    private final Testbed testbed;
    private final FreshNamespace namespace;

    IllNodeIT(Testbed testbed, FreshNamespace namespace) {
        this.testbed = testbed;
        this.namespace = namespace;
    }

    @BeforeEach
    void makeNamespace() {
        namespace.create();
        await().atMost(PATIENCE)
                .until(() -> testbed.client()
                                .serviceAccounts()
                                .inNamespace(namespace.name())
                                .withName("default")
                                .get()
                        != null);
    }

    @Test
    void aNodeThatIsShortOfDiskIsNamedToWhoFindsNoOther() throws Exception {
        trouble("pressure").get();
        try (LiveWait live = new LiveWait(testbed)) {
            await().atMost(PATIENCE).until(() -> isTainted(node()));

            RolloutOutcome outcome = live.run(List.of(deployment()), namespace.name(), Duration.ofSeconds(15));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            RolloutOutcome.TimedOut.class,
                            late -> assertThat(late.missing().get(0).diagnoses().get(0))
                                    .satisfies(first -> assertThat(first.cause())
                                            .as(first.what())
                                            .isEqualTo(Cause.NODE_PRESSURE)));
            long knew = live.trace().firstMatching(Pattern.compile("untolerated taint"));
            assertThat(live.saidMillis(Cause.NODE_PRESSURE).orElseThrow() - knew)
                    .as("said after the cluster knew")
                    .isBetween(0L, LATEST_MILLIS);
        } finally {
            trouble("relief").get();
            await().atMost(PATIENCE).until(() -> !isTainted(node()));
        }
    }

    /** The node is called lost after 50 s, and is back after 75 s. */
    @Test
    void aNodeThatIsSilentIsNamedAndWaitedFor() throws Exception {
        CompletableFuture<?> silence = trouble("silence");
        await().until(this::kubeletIsStopped);
        try (LiveWait live = new LiveWait(testbed)) {
            CompletableFuture<Long> knew = CompletableFuture.supplyAsync(() -> {
                testbed.client()
                        .nodes()
                        .withName("node1")
                        .waitUntilCondition(node -> !isReady(node), 2, TimeUnit.MINUTES);
                return live.millis();
            });

            RolloutOutcome outcome = live.run(List.of(deployment()), namespace.name(), Duration.ofMinutes(4));

            assertThat(outcome).isInstanceOf(RolloutOutcome.Succeeded.class);
            assertThat(live.saidMillis(Cause.NODE_NOT_READY).orElseThrow() - knew.get())
                    .as("said after the cluster knew")
                    .isLessThanOrEqualTo(LATEST_MILLIS);
        } finally {
            silence.get();
            await().atMost(PATIENCE).until(() -> isReady(node()));
        }
    }

    /** Linux, proc(5): the state stands behind the program's name. */
    private boolean kubeletIsStopped() throws IOException {
        String pid = Files.readString(testbed.kubeconfig().resolveSibling("run/kubelet.pid"))
                .strip();
        return Files.readString(Path.of("/proc", pid, "stat")).contains(") T ");
    }

    private CompletableFuture<?> trouble(String what) throws IOException {
        String bed = testbed.kubeconfig().toAbsolutePath().getParent().toString();
        Process process = new ProcessBuilder(
                        testbed.root().resolve("src/it/testbed/trouble").toString(), bed, what)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.onExit()
                .thenAccept(ended -> assertThat(ended.exitValue()).as(what).isZero());
    }

    private Node node() {
        return testbed.client().nodes().withName("node1").get();
    }

    private static boolean isReady(Node node) {
        return node.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private static boolean isTainted(Node node) {
        return node.getSpec().getTaints().stream()
                .anyMatch(taint -> taint.getKey().equals("node.kubernetes.io/disk-pressure"));
    }

    private Map<String, Object> deployment() {
        String image = testbed.registry() + "/testbed/stores:1";
        Map<String, Object> container = Map.of("name", "web", "image", image, "command", List.of("sleep", "600"));
        return OneService.of(Map.of("terminationGracePeriodSeconds", 1, "containers", List.of(container)));
    }
}
