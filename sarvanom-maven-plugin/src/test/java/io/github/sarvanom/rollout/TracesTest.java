package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a real cluster told of rollouts that succeeded, by whatever detour: none may be called a failure. */
class TracesTest {
    private static final Path FOLDER = Path.of("src/test/resources/rollout/traces");

    static final List<String> traces = names();

    private final WatchedCluster cluster = new WatchedCluster();
    private final Heard heard = new Heard();
    private final Script script = new Script();

    @ParameterizedTest
    @FieldSource("traces")
    void aRolloutThatSucceedsIsToldSo(String name) {
        TreeMap<ResourceId, LiveObject> applied = new TreeMap<>();
        RolloutOutcome outcome = played(name, applied, Duration.ofMinutes(10));
        assertThat(outcome).as(name).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.doubts).as("spoken of in " + name).hasSizeLessThanOrEqualTo(2 * applied.size());
        assertThat(heard.lines)
                .as("what was spoken of is said to be over in " + name)
                .filteredOn(line -> line.startsWith("recovered"))
                .hasSize((int) heard.doubts.stream()
                        .map(doubt -> doubt.workload().id())
                        .distinct()
                        .count());
    }

    /** The kubelet was silent for 75 s; its node is lost after 50 s, and comes back after 88 s. */
    @Test
    void aLostNodeIsNamedToWhoDoesNotWaitForItsReturn() {
        RolloutOutcome outcome = played("node-silence", new TreeMap<>(), Duration.ofSeconds(60));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RolloutOutcome.TimedOut.class,
                        timedOut -> assertThat(timedOut.missing())
                                .flatExtracting(WorkloadFailure::diagnoses)
                                .extracting(Diagnosis::cause)
                                .startsWith(Cause.NODE_NOT_READY));
    }

    private RolloutOutcome played(String name, TreeMap<ResourceId, LiveObject> applied, Duration deadline) {
        Trace.load(FOLDER.resolve(name + ".gz")).lines().stream()
                .sorted(Comparator.comparing(TracesTest::millis))
                .forEach(line -> play(line, applied));
        AppliedSet all = new AppliedSet(applied);
        Map<ResourceId, Duration> stall = DeadlineRule.derive(all).stall();
        return new RolloutWaiter(cluster, text -> text, Origins.unknown(), script, heard, script)
                .await(all, new RolloutDeadline(deadline, "for the test", stall));
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(traces).hasSizeGreaterThanOrEqualTo(60);
    }

    private void play(Map<String, Object> line, Map<ResourceId, LiveObject> applied) {
        int at = millis(line);
        switch (line.get("what").toString()) {
            case "applied" -> objects(line).forEach(object -> applied.put(object.id(), object));
            case "present" -> script.at(at, object(line.get("value")));
            case "deleted" -> script.deletedAt(at, object(line.get("value")));
            case "log" ->
                script.happensAt(
                        at,
                        () -> cluster.logs.put(logKey(line), line.get("value").toString()));
            case "files" ->
                script.happensAt(
                        at,
                        () -> cluster.files.put(
                                line.get("key").toString().split("/")[1],
                                line.get("value").toString()));
            case "found" ->
                script.happensAt(at, () -> find(line.get("key").toString().split("/"), objects(line)));
            default ->
                script.happensAt(at, () -> cluster.present.put(line.get("key").toString(), objects(line)));
        }
    }

    /** One object, or none, takes the place of what was there under that name. */
    private void find(String[] key, List<LiveObject> one) {
        List<LiveObject> others = cluster.present.getOrDefault(key[0], List.of()).stream()
                .filter(object -> !object.id().name().equals(key[1]))
                .toList();
        cluster.present.put(key[0], Stream.concat(others.stream(), one.stream()).toList());
    }

    /** What was asked for was there to be had a little before the answer. */
    private static int millis(Map<String, Object> line) {
        int at = ((Number) line.get("at")).intValue();
        boolean asked = List.of("log", "files", "list", "found").contains(line.get("what"));
        return asked ? Math.max(0, at - 400) : at;
    }

    private static String logKey(Map<String, Object> line) {
        String[] key = line.get("key").toString().split("/");
        return key[1] + " " + key[2];
    }

    private static List<LiveObject> objects(Map<String, Object> line) {
        return ((List<?>) line.get("value")).stream().map(TracesTest::object).toList();
    }

    @SuppressWarnings("unchecked")
    private static LiveObject object(Object value) {
        return LiveObject.of((Map<String, Object>) value);
    }

    private static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".gz", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
