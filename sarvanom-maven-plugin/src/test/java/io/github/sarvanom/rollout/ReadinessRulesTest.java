package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules against what a real cluster says of workloads in every state that they name. */
class ReadinessRulesTest {
    private final ReadinessRules rules = new ReadinessRules();
    private final Recorded ready = Recorded.load("ready");

    @Test
    void judgesWhatARealClusterSays() {
        String table = Recorded.all().stream()
                .map(recorded -> "%-20s %s%n".formatted(recorded.name(), said(recorded)))
                .collect(Collectors.joining());
        Golden.matches("rollout/truth-table.txt", table);
    }

    @Test
    void aStatusOfAnEarlierGenerationDoesNotCount() {
        LiveObject changed = ready.workloadWith(ready.workload().generation() + 1, "metadata", "generation");
        assertThat(rules.judge(changed, ready.related()))
                .isEqualTo(new Readiness.InProgress("waits for the deployment controller"));
    }

    @Test
    void anObjectOlderThanTheAppliedOneDoesNotCount() {
        LiveObject applied = ready.workloadWith(ready.workload().generation() + 1, "metadata", "generation");
        assertThat(rules.judge(applied, Optional.of(ready.workload()), ready.related()))
                .isEqualTo(new Readiness.InProgress("has not been seen in its new shape yet"));
    }

    @Test
    void anotherObjectOfTheSameNameIsAFailure() {
        LiveObject other = ready.workloadWith("another", "metadata", "uid");
        assertThat(rules.judge(ready.workload(), Optional.of(other), Related.none()))
                .isInstanceOfSatisfying(
                        Readiness.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.REPLACED));
    }

    @Test
    void aDeletedOrEndingObjectIsGone() {
        LiveObject ending = ready.workloadWith("2026-01-01T00:00:00Z", "metadata", "deletionTimestamp");
        assertThat(rules.judge(ready.workload(), Optional.of(ending), Related.none()))
                .isEqualTo(new Readiness.Gone());
        assertThat(rules.judge(ready.workload(), Optional.empty(), Related.none()))
                .isEqualTo(new Readiness.Gone());
    }

    @Test
    void anOldPodKeepsADeploymentBack() {
        LiveObject surplus = ready.workloadWith(3, "status", "replicas");
        assertThat(rules.judge(surplus, ready.related()))
                .isEqualTo(new Readiness.InProgress("1 old pod has yet to stop"));
    }

    @Test
    void zeroReplicasAreReadyAtOnce() {
        LiveObject none =
                Recorded.with(ready.workloadWith(0, "spec", "replicas"), Map.of("observedGeneration", 9), "status");
        assertThat(rules.judge(none, Related.none())).isEqualTo(new Readiness.Ready());
    }

    @Test
    void aKindThatNobodyKnowsIsNotJudged() {
        LiveObject unknown = LiveObject.of(Map.of(
                "apiVersion", "example.com/v1", "kind", "Widget", "metadata", Map.of("name", "w", "namespace", "n")));
        assertThat(rules.judge(unknown, Related.none())).isEqualTo(new Readiness.NotJudged());
        assertThat(rules.isUnknown(unknown)).isTrue();
    }

    @Test
    void anEarlierPodOfASetThatIsStartingHasTheTimeThatItsProbesAllow() {
        assertThat(blockedFor(Map.of("waiting", Map.of("reason", "ContainerCreating")), 0))
                .isEqualTo(Duration.ofSeconds(10 + 30 * 5 + 3 * 10 + 90));
        assertThat(blockedFor(Map.of("running", Map.of()), 4)).isEqualTo(Duration.ofSeconds(280));
    }

    @Test
    void anEarlierPodOfASetWhoseTroubleIsKnownIsNotWaitedForLong() {
        assertThat(blockedFor(Map.of("waiting", Map.of("reason", "CrashLoopBackOff")), 5))
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(blockedFor(
                        Map.of("waiting", Map.of("reason", "ErrImagePull", "message", "dial tcp: i/o timeout")), 0))
                .as("a registry that is away has the patience that it has elsewhere")
                .isEqualTo(Duration.ofMinutes(2));
    }

    /** How long a set waits for its only pod, of the earlier template and in that state. */
    private Duration blockedFor(Map<String, Object> state, int restarts) {
        Recorded blocked = Recorded.load("set-blocked");
        Map<String, Object> startup = Map.of("initialDelaySeconds", 10, "periodSeconds", 5, "failureThreshold", 30);
        LiveObject pod = Recorded.with(
                blocked.related().pods().get(0),
                List.of(Map.of("name", "web", "startupProbe", startup, "readinessProbe", Map.of())),
                "spec",
                "containers");
        pod = Recorded.with(
                pod,
                List.of(Map.of(
                        "name", "web", "image", "web:1", "ready", false, "restartCount", restarts, "state", state)),
                "status",
                "containerStatuses");
        Related related = new Related(List.of(), List.of(pod), List.of(), Learned.nothing());
        Readiness readiness = rules.judge(blocked.workload(), related);
        assertThat(readiness).isInstanceOf(Readiness.Suspect.class);
        assertThat(((Readiness.Suspect) readiness).cause()).isEqualTo(Cause.ROLLOUT_BLOCKED);
        return ((Readiness.Suspect) readiness).patience();
    }

    @Test
    void podsOfAnEarlierTemplateDoNotCount() {
        Recorded rolling = Recorded.load("rolling-stuck");
        List<LiveObject> current = CurrentPods.of(rolling.workload(), rolling.related());
        assertThat(rolling.related().pods()).hasSizeGreaterThan(current.size());
        assertThat(current).hasSize(1);
    }

    private static String said(Recorded recorded) {
        Readiness readiness = recorded.judged();
        String pods = CurrentPods.of(recorded.workload(), recorded.related()).size() + " pods, "
                + Replicas.of(recorded.workload(), recorded.related());
        if (readiness instanceof Readiness.Suspect suspect) {
            return "%s %s after %d s: %s [%s]"
                    .formatted("suspect", suspect.cause(), suspect.patience().toSeconds(), suspect.reason(), pods);
        }
        if (readiness instanceof Readiness.Failed failed) {
            return "failed %s: %s [%s]".formatted(failed.cause(), failed.reason(), pods);
        }
        return "%s: %s [%s]".formatted(readiness.getClass().getSimpleName(), Reasons.text(readiness), pods);
    }
}
