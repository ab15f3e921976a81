package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.ReleaseFailure;
import io.github.sarvanom.rollout.DoomedFixture;
import io.github.sarvanom.rollout.DoomedStage;
import io.github.sarvanom.rollout.Registries;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a whole release of each doomed workload ends: with its cause, with which exit code, and with nothing left behind. */
@OnTestbed
class DoomedDeployIT {
    private static final int AT_ONCE = Integer.getInteger("sarvanom.doomed.atOnce", 6);

    private final Testbed testbed;

    @TempDir
    private Path folder;

    DoomedDeployIT(Testbed testbed) {
        this.testbed = testbed;
    }

    @Test
    void aFirstReleaseThatCannotComeUpIsCleanedUpAndSaysSoByItsExitCode() throws Exception {
        String only = System.getProperty("sarvanom.doomed.only", "");
        List<Ended> all = new ArrayList<>();
        try (Registries registries = new Registries(testbed.registry())) {
            registries.pushForeignPlatform();
            ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
            List<Future<Ended>> runs = DoomedFixture.all(testbed.root().resolve("src/it/doomed")).stream()
                    .filter(fixture ->
                            only.isEmpty() || List.of(only.split(",")).contains(fixture.name()))
                    .sorted(Comparator.comparing(DoomedFixture::within).reversed())
                    .map(fixture -> pool.submit(() -> ended(fixture, registries)))
                    .toList();
            for (Future<Ended> run : runs) {
                all.add(run.get());
            }
            pool.shutdown();
        }
        assertThat(all).as("fixtures of this name").isNotEmpty();
        SoftAssertions softly = new SoftAssertions();
        all.forEach(ended -> ended.check(softly));
        softly.assertAll();
    }

    private Ended ended(DoomedFixture fixture, Registries registries) throws Exception {
        Path own = Files.createDirectories(folder.resolve(fixture.name()));
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig()));
        try (DoomedStage stage = DoomedStage.set(testbed, registries, fixture, own);
                ClusterConnection connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty())) {
            Shop shop =
                    new Shop(stage.namespace(), new TreeMap<>(), Map.of(), Map.of(), Map.of(), Duration.ofMinutes(3));
            Bench bench = new Bench(connection, target, own, LockTimes.USUAL, line -> {});
            try {
                bench.deploy(shop, objects(stage));
                throw new AssertionError(fixture.name() + " came up");
            } catch (ReleaseFailure failure) {
                List<String> left = connection.reader().list("apps/v1", "Deployment", stage.namespace(), "").stream()
                        .map(object -> object.id().display())
                        .toList();
                return new Ended(fixture, failure, Files.readString(own.resolve("target/staging/outcome.json")), left);
            }
        }
    }

    private static ManifestSet objects(DoomedStage stage) {
        return new ManifestSet(stage.ofRelease().stream()
                .map(object -> Manifest.of(placed(object, stage.namespace())))
                .collect(Collectors.toMap(
                        Manifest::id, Function.identity(), (first, second) -> second, LinkedHashMap::new))
                .values()
                .stream()
                .toList());
    }

    private static Map<String, Object> placed(Map<String, Object> object, String namespace) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        ((Map<?, ?>) object.get("metadata")).forEach((key, value) -> metadata.put(key.toString(), value));
        metadata.put("namespace", namespace);
        Map<String, Object> placed = new LinkedHashMap<>(object);
        placed.put("metadata", metadata);
        return placed;
    }

    /**
     * How it ended.
     *
     * @param file {@code outcome.json}
     * @param left Deployments that are still there
     */
    record Ended(DoomedFixture fixture, ReleaseFailure failure, String file, List<String> left) {
        void check(SoftAssertions softly) {
            String text = failure.problems().stream().map(Problem::text).collect(Collectors.joining("\n"));
            softly.assertThat(text.lines()
                            .filter(line -> line.strip().startsWith("SRV-"))
                            .findFirst())
                    .as(fixture.name() + "\n" + text)
                    .hasValueSatisfying(
                            line -> assertThat(line).contains(fixture.cause().code()));
            softly.assertThat(failure.release().outcome()).as(fixture.name()).isEqualTo(Outcome.FAILED_AND_CLEANED_UP);
            softly.assertThat(failure.getMessage()).as(fixture.name()).startsWith("failed and cleaned up");
            softly.assertThat(file).as(fixture.name()).contains("\"code\":13");
            softly.assertThat(left).as("left of " + fixture.name()).isEmpty();
        }
    }
}
