package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.rollout.HealthyScenarios.Scenario;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Plays each of {@link HealthyScenarios} on the real cluster and writes down what a wait hears: {@code
 * -Dsarvanom.traces.record=FOLDER}; with {@code -Dsarvanom.traces.trouble=DIR}, the test bed's folder, also those that outlive what befalls
 * the node, with nobody else on it. {@link TracesTest} plays them back.
 */
@OnTestbed
class TraceRecorderIT {
    private static final int AT_ONCE = 6;
    /** Seconds in which a pod was made, and is on its way. */
    private static final int TROUBLE_AFTER = 8;

    private final Testbed testbed;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    Path folder;

    TraceRecorderIT(Testbed testbed) {
        this.testbed = testbed;
    }

    @Test
    void everyRolloutThatSucceedsIsToldSo() throws Exception {
        String record = System.getProperty("sarvanom.traces.record", "");
        Assumptions.assumeFalse(record.isEmpty(), "-Dsarvanom.traces.record=FOLDER is not set");
        Map<String, Future<RolloutOutcome>> runs = new LinkedHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try (Registries registries = new Registries(testbed.registry())) {
            HealthyScenarios.all().entrySet().stream()
                    .filter(each ->
                            !Path.of(record, each.getKey() + ".gz").toFile().exists())
                    .forEach(each -> runs.put(
                            each.getKey(),
                            pool.submit(
                                    () -> play(each.getValue(), registries, Path.of(record, each.getKey() + ".gz")))));
            SoftAssertions softly = new SoftAssertions();
            for (Map.Entry<String, Future<RolloutOutcome>> run : runs.entrySet()) {
                softly.assertThat(run.getValue().get()).as(run.getKey()).isInstanceOf(RolloutOutcome.Succeeded.class);
            }
            softly.assertAll();
        } finally {
            pool.shutdown();
            timer.shutdown();
        }
    }

    @Test
    void whatOutlivesItsNodesTroubleIsToldSo() throws Exception {
        String record = System.getProperty("sarvanom.traces.record", "");
        String bed = System.getProperty("sarvanom.traces.trouble", "");
        Assumptions.assumeFalse(record.isEmpty() || bed.isEmpty(), "-Dsarvanom.traces.trouble=DIR is not set");
        String trouble = testbed.root().resolve("src/it/testbed/trouble").toString();
        try (Registries registries = new Registries(testbed.registry())) {
            for (Map.Entry<String, Scenario> each : HealthyScenarios.troubled().entrySet()) {
                Path file = Path.of(record, "node-" + each.getKey() + ".gz");
                if (!file.toFile().exists()) {
                    timer.schedule(
                            () -> new ProcessBuilder(trouble, bed, each.getKey())
                                    .inheritIO()
                                    .start(),
                            TROUBLE_AFTER,
                            TimeUnit.SECONDS);
                    assertThat(play(each.getValue(), registries, file))
                            .as(each.getKey())
                            .isInstanceOf(RolloutOutcome.Succeeded.class);
                }
            }
        } finally {
            timer.shutdown();
        }
    }

    private RolloutOutcome play(Scenario scenario, Registries registries, Path file) throws IOException {
        try (FreshNamespace namespace = testbed.freshNamespace().create();
                LiveWait first = new LiveWait(testbed);
                LiveWait live = new LiveWait(testbed)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> testbed.client()
                                    .serviceAccounts()
                                    .inNamespace(namespace.name())
                                    .withName("default")
                                    .get()
                            != null);
            first.apply(
                    List.of(DoomedProgram.configMap(
                            testbed.root().resolve("src/it/doomed/Doomed.java"), folder, namespace.name())),
                    namespace.name());
            if (!scenario.before().isEmpty()) {
                RolloutOutcome before =
                        first.run(objects(scenario.before(), registries), namespace.name(), Duration.ofMinutes(3));
                assertThat(before).isInstanceOf(RolloutOutcome.Succeeded.class);
            }
            timer.schedule(
                    () -> first.apply(objects(scenario.late(), registries), namespace.name()),
                    scenario.seconds(),
                    TimeUnit.SECONDS);
            RolloutOutcome outcome =
                    live.run(objects(scenario.applied(), registries), namespace.name(), Duration.ofMinutes(5));
            live.trace().save(file);
            return outcome;
        }
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> objects(String yaml, Registries registries) {
        Map<String, String> words = new HashMap<>(registries.words());
        words.put("baseImage", testbed.baseImage());
        String text = yaml;
        for (int refusals = 1; refusals <= 4; refusals++) {
            if (text.contains("${late" + refusals + "}")) {
                text = text.replace("${late" + refusals + "}", registries.comingLate(refusals));
            }
        }
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("${" + word.getKey() + "}", word.getValue());
        }
        List<Map<String, Object>> objects = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text).forEach(object -> {
            if (object != null) {
                objects.add((Map<String, Object>) object);
            }
        });
        return objects;
    }
}
