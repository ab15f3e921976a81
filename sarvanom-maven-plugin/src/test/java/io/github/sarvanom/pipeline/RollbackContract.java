package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Consent;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseFailure;
import io.github.sarvanom.release.ReleaseHistory;
import io.github.sarvanom.verification.Check;
import io.github.sarvanom.verification.SocketCheck;
import io.github.sarvanom.verification.SocketTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A release that fails leaves the environment as the release before left it, byte for byte, on any API server. */
abstract class RollbackContract {
    abstract Bench bench();

    abstract ClusterReader reader();

    /** Three services that come up. */
    abstract Shop good();

    /** An image that never comes up. */
    abstract String broken();

    abstract Path folder();

    /** How long a rollout may take there. */
    abstract Duration patience();

    /** What a release may change beside the image that breaks it. */
    record Difference(String name, UnaryOperator<Shop> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Difference> differences() {
        return Stream.of(
                new Difference("the broken image alone", shop -> shop),
                new Difference("broken configuration", shop -> shop.configured(Map.of("LOG_LEVEL", "x", "MORE", "y"))),
                new Difference("a removed service", shop -> shop.without("third")),
                new Difference(
                        "an added service",
                        shop -> shop.with("fourth", shop.images().get("third"))),
                new Difference("a changed secret", shop -> shop.knowing(Map.of("PASSWORD", "second-planted-secret"))),
                new Difference("a changed Service port", shop -> shop.listening(Map.of("web", 9090))));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void whatRanBeforeRunsAgain(Difference difference) throws Exception {
        bench().deploy(good());
        String before = LiveText.of(reader(), good().namespace());
        Shop failing =
                difference.change().apply(good()).with("worker", broken()).within(patience());
        ReleaseFailure failure = catchThrowableOfType(ReleaseFailure.class, () -> bench().deploy(failing));
        assertThat(failure).hasMessageStartingWith("failed and restored: revision 2 failed, revision 1 runs again\n");
        assertThat(failure.problems().get(0).text())
                .contains("changed since revision 1, which ran well:")
                .containsPattern("worker image: \\S+, before \\S+")
                .doesNotContainPattern("secret \\S+ is new");
        assertThat(LiveText.of(reader(), good().namespace())).isEqualTo(before);
        assertThat(bench().history(good()).all())
                .extracting(Release::outcome)
                .containsExactly(Outcome.FAILED_AND_RESTORED, Outcome.SUCCEEDED);
        assertThat(folder().resolve("target/staging/failed-2/problems.txt"))
                .content()
                .startsWith("worker ");
        assertThat(failingPods()).as("seen before anything was undone").anyMatch(pod -> pod.contains(broken()));
        recordHoldsWhatTheFolderHolds();
        assertThat(bench().history(good()).all().get(0).story()).anyMatch(line -> line.startsWith("worker "));
        assertThat(folder().resolve("target/staging/outcome.json")).content().contains("\"code\":10");
        assertThat(bench().deploy(good()).plan().isEmpty()).isTrue();
    }

    private void recordHoldsWhatTheFolderHolds() throws IOException {
        ReleaseHistory history = bench().history(good());
        Map<String, String> kept = history.evidence(history.all().get(0));
        assertThat(kept).containsKeys("problems.txt", "events.txt");
        assertThat(kept.entrySet())
                .as("pods as they failed, in the record")
                .anyMatch(file -> file.getKey().matches("pod-.*\\.yaml")
                        && file.getValue().contains(broken())
                        && file.getValue().contains("containerStatuses"));
        for (Map.Entry<String, String> file : kept.entrySet()) {
            assertThat(folder().resolve("target/staging/failed-2").resolve(file.getKey()))
                    .content()
                    .isEqualTo(file.getValue());
        }
        assertThat(kept.toString()).doesNotContain("planted");
    }

    private List<String> failingPods() {
        try (Stream<Path> files = Files.list(folder().resolve("target/staging/failed-2"))) {
            List<String> pods = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                pods.add(Files.readString(file));
            }
            return pods;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void whoAsksGoesBackFurtherAndFurther() throws InterruptedException {
        bench().deploy(good());
        String first = LiveText.of(reader(), good().namespace());
        bench().deploy(good().knowing(Map.of("PASSWORD", "second-planted-secret")));
        String second = LiveText.of(reader(), good().namespace());
        bench().deploy(good().without("third"));
        bench().rollback(good(), Optional.empty());
        assertThat(LiveText.of(reader(), good().namespace())).isEqualTo(second);
        bench().rollback(good(), Optional.empty());
        assertThat(LiveText.of(reader(), good().namespace())).isEqualTo(first);
        bench().rollback(good(), Optional.of(2L));
        assertThat(LiveText.of(reader(), good().namespace())).isEqualTo(second);
        assertThat(bench().history(good()).all())
                .extracting(Release::revision, Release::restores)
                .startsWith(tuple(6L, Optional.of(2L)), tuple(5L, Optional.of(1L)), tuple(4L, Optional.of(2L)));
    }

    /** Going back to a release that knew no claim removes it, with its data: who wants that has seen that very plan. */
    @Test
    void aRollbackTakesAClaimAwayWithConsentOnly() throws Exception {
        bench().deploy(good());
        overlayWithClaim();
        bench().deploy(good());
        SarvanomException refused =
                catchThrowableOfType(SarvanomException.class, () -> bench().rollback(good(), Optional.of(1L)));
        assertThat(refused)
                .hasMessageContaining("this plan needs consent")
                .hasMessageContaining("PersistentVolumeClaim data is removed: its data may go too");
        assertThat(reader().find(claim())).isPresent();
        assertThat(bench().history(good()).all()).as("nothing was begun").hasSize(2);
        String remedy = refused.problems().get(0).remedy();
        Consent consent = new Consent(remedy.substring(remedy.lastIndexOf('=') + 1));
        bench().rollback(good(), Optional.of(1L), consent);
        assertThat(reader().find(claim())).isEmpty();
    }

    /** Nobody can be asked then whether the data may go. */
    @Test
    void aClaimThatTheFailedReleaseBroughtStaysAndIsNamed() throws Exception {
        bench().deploy(good());
        String before = LiveText.of(reader(), good().namespace());
        Path overlay = overlayWithClaim();
        ReleaseFailure failure = catchThrowableOfType(
                ReleaseFailure.class,
                () -> bench().deploy(good().with("worker", broken()).within(patience())));
        assertThat(failure).hasMessageStartingWith("failed and restored: revision 2 failed, revision 1 runs again\n");
        assertThat(failure)
                .hasMessageContaining("PersistentVolumeClaim data stays, which revision 1 did not have so")
                .hasMessageContaining("its data may go too");
        assertThat(reader().find(claim())).isPresent();
        Files.delete(overlay);
        assertThatThrownBy(() -> bench().deploy(good()))
                .as("it is the application's still, and goes with consent")
                .hasMessageContaining("PersistentVolumeClaim data is removed");
        assertThat(withoutClaim(LiveText.of(reader(), good().namespace()))).isEqualTo(withoutClaim(before));
    }

    /** Without the parent of the application's set either, which says that there are claims. */
    private static String withoutClaim(String live) {
        return Stream.of(live.split("(?<=---\n)"))
                .filter(object -> !object.contains("kind: PersistentVolumeClaim"))
                .filter(object -> !object.contains("applyset.kubernetes.io/tooling"))
                .collect(Collectors.joining());
    }

    @Test
    void theClaimOfAFirstReleaseThatFailsStaysAndIsFoundByTheNext() throws Exception {
        overlayWithClaim();
        for (int attempt = 1; attempt <= 2; attempt++) {
            ReleaseFailure failure = catchThrowableOfType(
                    ReleaseFailure.class,
                    () -> bench().deploy(good().with("worker", broken()).within(patience())));
            assertThat(failure)
                    .hasMessageStartingWith(
                            "failed and cleaned up: revision " + attempt + " failed, and nothing of it is left");
            String left =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElseThrow();
            assertThat(left.contains("PersistentVolumeClaim data"))
                    .as("the second has found it: " + left)
                    .isEqualTo(attempt == 1);
            assertThat(reader().find(claim())).isPresent();
            assertThat(withoutClaim(LiveText.of(reader(), good().namespace()))).isEmpty();
        }
        Plan plan = bench().deploy(good()).plan();
        assertThat(plan.keeps()).extracting(kept -> kept.id().display()).contains("PersistentVolumeClaim data");
    }

    private ResourceId claim() {
        return new ResourceId("v1", "PersistentVolumeClaim", good().namespace(), "data");
    }

    private Path overlayWithClaim() throws IOException {
        Path overlays = Files.createDirectories(folder().resolve("src/main/sarvanom/base"));
        return Files.writeString(overlays.resolve("claim.yaml"), """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data}
                spec: {accessModes: [ReadWriteOnce], storageClassName: "", resources: {requests: {storage: 1Mi}}}
                """);
    }

    @Test
    void aFirstReleaseThatFailsLeavesNothing() {
        ReleaseFailure failure = catchThrowableOfType(
                ReleaseFailure.class,
                () -> bench().deploy(good().with("worker", broken()).within(patience())));
        assertThat(failure).hasMessageStartingWith("failed and cleaned up: ");
        assertThat(LiveText.of(reader(), good().namespace())).isEmpty();
    }

    /** What was there before the undeploy was taken away on purpose. */
    @Test
    void afterAnUndeployAReleaseThatFailsLeavesNothing() throws InterruptedException {
        bench().deploy(good());
        bench().undeploy(good(), new Farewell.Extras(false, false));
        ReleaseFailure failure = catchThrowableOfType(
                ReleaseFailure.class,
                () -> bench().deploy(good().with("worker", broken()).within(patience())));
        assertThat(failure).hasMessageStartingWith("failed and cleaned up: ");
        assertThat(LiveText.of(reader(), good().namespace())).isEmpty();
    }

    @Test
    void whatRunsAgainIsAskedWhetherItIsWell() throws Exception {
        bench().deploy(good());
        ReleaseFailure failure;
        try (Socket silent = new Socket()) { // bound, so that nobody else gets the port, and not listening
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Check ill = new SocketCheck.Tcp(new SocketTarget.Outside("127.0.0.1", silent.getLocalPort()));
            failure = catchThrowableOfType(
                    ReleaseFailure.class,
                    () -> bench().asking(ill)
                            .deploy(good().with("worker", broken()).within(patience())));
        }
        assertThat(failure).hasMessageStartingWith("failed and restored: ");
        assertThat(failure.problems().get(0).text()).startsWith("worker ");
        assertThat(failure.problems().get(1).text())
                .startsWith("127.0.0.1 is not well: ")
                .contains("asked of revision 1, which runs again");
    }

    @Test
    void whoKeepsAFailureFindsItAsItFailed() throws InterruptedException {
        bench().deploy(good());
        ReleaseFailure failure = catchThrowableOfType(
                ReleaseFailure.class,
                () -> bench().keeping().deploy(good().with("worker", broken()).within(patience())));
        assertThat(failure).hasMessageStartingWith("failed and kept: ");
        assertThat(LiveText.of(reader(), good().namespace())).contains(broken());
    }
}
