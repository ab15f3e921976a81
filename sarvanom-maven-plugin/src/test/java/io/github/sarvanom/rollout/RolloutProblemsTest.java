package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads when a rollout does not come up, whole. */
class RolloutProblemsTest {
    private static final RolloutDeadline DEADLINE = RolloutDeadline.said(Duration.ofMinutes(5));

    private final WatchedCluster cluster = new WatchedCluster();
    private final Script script = new Script();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image-not-found",
                "registry-away",
                "configmap-missing",
                "secret-key-missing",
                "volume-missing",
                "crash",
                "out-of-memory",
                "command-missing",
                "init-crash",
                "runs-as-root",
                "unschedulable",
                "over-quota",
                "violates-policy",
                "rolling-stuck",
                "never-ready",
                "paused",
                "job-failed",
                "set-refused",
                "daemon-refused",
                "job-refused",
                "starting"
            })
    void tellsWhatWentWrong(String recorded) {
        cluster.logs.put(
                "web " + LogInstance.PREVIOUS, "Unrecognized option: -nope\nError: Could not create the JVM.\n");
        cluster.logs.put(
                "web " + LogInstance.CURRENT, recorded.equals("starting") ? "still thinking\n" : "listening on 8004\n");
        Recorded course = Recorded.load(recorded);
        script.at(500, course.objects());
        Golden.matches("rollout/problems/" + recorded + ".txt", text(await(course)));
    }

    @Test
    void tellsWhatIsLeftAfterAnInterrupt() {
        Recorded course = Recorded.load("starting");
        script.at(500, course.objects()).interruptedAt(2000);
        RolloutOutcome outcome = await(course);
        assertThat(Thread.interrupted()).isTrue();
        Golden.matches("rollout/problems/interrupted.txt", text(outcome));
    }

    @Test
    void tellsWhatTheClusterSaysOfTheWorkloadItself() {
        Recorded course = Recorded.load("set-stuck");
        LiveObject event = course.related().eventsOf(course.workload()).get(0);
        LiveObject warning = Recorded.with(
                Recorded.with(Recorded.with(event, "Warning", "type"), "RecreatingFailedPod", "reason"),
                "StatefulSet recorded/set-stuck is recreating failed Pod set-stuck-0",
                "message");
        script.at(500, course.objects()).at(600, warning);
        assertThat(text(await(course)))
                .contains("\n    event   RecreatingFailedPod: StatefulSet recorded/set-stuck is recreating failed Pod");
    }

    @Test
    void hasNothingToTellOfASuccess() {
        assertThat(RolloutProblems.of(new RolloutOutcome.Succeeded(List.of(), Duration.ZERO)))
                .isEmpty();
    }

    private RolloutOutcome await(Recorded recorded) {
        LiveObject applied = recorded.workloadWith(Map.of(), "status");
        return new RolloutWaiter(cluster, text -> text, Origins.unknown(), script, new Heard(), script)
                .await(new AppliedSet(Map.of(applied.id(), applied)), DEADLINE);
    }

    private static String text(RolloutOutcome outcome) {
        return RolloutProblems.of(outcome).stream().map(Problem::text).collect(Collectors.joining("\n\n")) + "\n";
    }
}
