package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A release of which nothing moves is given up when one wave of its pods would have come up. */
class StallTest {
    private static final Instant START = Instant.EPOCH;
    private static final ResourceId WEB = new ResourceId("apps/v1", "Deployment", "n", "web");
    private static final ResourceId STORE = new ResourceId("apps/v1", "StatefulSet", "n", "store");
    private static final ResourceId JOB = new ResourceId("batch/v1", "Job", "n", "job");
    private static final Readiness WAITING = new Readiness.InProgress("1 of 4 new pods made");
    private static final Readiness SUSPECT =
            new Readiness.Suspect(Cause.NOT_READY, "is not ready yet", Readiness.Suspect.TO_THE_END);

    private final Script script = new Script();
    private final Stall stall = new Stall(Map.of(WEB, Duration.ofSeconds(100), STORE, Duration.ofSeconds(600)), START);

    @Test
    void isGivenUpOnceNothingHasMovedForAWave() {
        assertThat(look(0, web(1))).containsExactly(WAITING);
        assertThat(look(99, web(1))).containsExactly(WAITING);
        assertThat(look(100, web(1)))
                .containsExactly(
                        new Readiness.Failed(Cause.NO_PROGRESS, "has not moved for 100 s: 1 of 4 new pods made"));
    }

    @Test
    void anyPodThatComesUpBeginsAnew() {
        look(0, web(1));
        look(80, web(2));
        assertThat(look(179, web(2))).containsExactly(WAITING);
        assertThat(look(180, web(2))).hasOnlyElementsOfType(Readiness.Failed.class);
    }

    @Test
    void aQuickOneMayWaitForASlowOne() {
        look(0, web(1), store(WAITING));
        assertThat(look(599, web(1), store(WAITING))).containsExactly(WAITING, WAITING);
        assertThat(look(600, web(1), store(WAITING))).hasOnlyElementsOfType(Readiness.Failed.class);
    }

    @Test
    void aQuickOneHasItsOwnTimeWhenTheSlowOneIsThere() {
        look(0, web(1), store(WAITING));
        look(500, web(1), store(new Readiness.Ready()));
        assertThat(look(599, web(1), store(new Readiness.Ready()))).startsWith(WAITING);
        assertThat(look(600, web(1), store(new Readiness.Ready())))
                .satisfiesExactly(
                        web -> assertThat(web).isInstanceOf(Readiness.Failed.class),
                        store -> assertThat(store).isInstanceOf(Readiness.Ready.class));
    }

    @Test
    void nobodyIsGivenUpBesideWhatHasAPatienceOfItsOwn() {
        look(0, web(1), store(SUSPECT));
        assertThat(look(9_000, web(1), store(SUSPECT))).containsExactly(WAITING, SUSPECT);
    }

    @Test
    void aJobMayComputeInSilenceAndOthersMayWaitForIt() {
        WorkloadProgress job = progress(JOB, 0, WAITING);
        look(0, web(1), job);
        assertThat(look(9_000, web(1), job)).containsExactly(WAITING, WAITING);
    }

    @Test
    void aDurationThatWasSaidAloneCounts() {
        RolloutDeadline said = RolloutDeadline.said(Duration.ofSeconds(30));
        assertThat(await(said, deployment("web", 2))).isInstanceOf(RolloutOutcome.TimedOut.class);
    }

    @Test
    void whoOnlyLooksGivesNobodyUp() {
        RolloutDeadline look = new RolloutDeadline(Duration.ofSeconds(5), "looks for 5 s");
        assertThat(await(look, deployment("web", 2))).isInstanceOf(RolloutOutcome.TimedOut.class);
    }

    @Test
    void theWavesThatFollowNeedNotBeWaitedFor() {
        LiveObject web = deployment("web", 4);
        RolloutDeadline deadline = DeadlineRule.derive(applied(web));
        assertThat(deadline.duration()).isEqualTo(Duration.ofSeconds(2 * 90));
        RolloutOutcome outcome = await(deadline, web);
        assertThat(outcome).isInstanceOf(RolloutOutcome.Failed.class);
        assertThat(outcome.took()).isEqualTo(Duration.ofSeconds(90 + 30));
    }

    /** Its many waves take longer than the one of the other, of which each needs less. */
    @Test
    void theTimeOfAQuickOneIsNotThatOfASlowOne() {
        LiveObject web = deployment("web", 20);
        LiveObject slow = Recorded.with(
                deployment("slow", 1),
                List.of(Map.of("name", "slow", "startupProbe", Map.of("failureThreshold", 40))),
                "spec",
                "template",
                "spec",
                "containers");
        RolloutDeadline deadline = DeadlineRule.derive(applied(web, slow));
        script.at(300_000, ready(slow)).at(390_000, ready(web));
        assertThat(await(deadline, web, slow)).isInstanceOf(RolloutOutcome.Succeeded.class);
    }

    private static LiveObject deployment(String name, int replicas) {
        LiveObject web = Recorded.with(Recorded.load("starting").workload(), name, "metadata", "name");
        web = Recorded.with(web, name, "metadata", "uid");
        web = Recorded.with(web, 30, "spec", "template", "spec", "terminationGracePeriodSeconds");
        return Recorded.with(web, replicas, "spec", "replicas");
    }

    private static LiveObject ready(LiveObject deployment) {
        int all = (int) deployment.number("spec", "replicas");
        Map<String, Object> status =
                Map.of("observedGeneration", 1, "replicas", all, "updatedReplicas", all, "availableReplicas", all);
        return Recorded.with(deployment, status, "status");
    }

    private RolloutOutcome await(RolloutDeadline deadline, LiveObject... objects) {
        return new RolloutWaiter(new WatchedCluster(), text -> text, Origins.unknown(), script, new Heard(), script)
                .await(applied(objects), deadline);
    }

    private static AppliedSet applied(LiveObject... objects) {
        return new AppliedSet(Stream.of(objects).collect(Collectors.toMap(LiveObject::id, object -> object)));
    }

    private static WorkloadProgress web(int ready) {
        return progress(WEB, ready, WAITING);
    }

    private static WorkloadProgress store(Readiness readiness) {
        return progress(STORE, 0, readiness);
    }

    private static WorkloadProgress progress(ResourceId id, int ready, Readiness readiness) {
        return new WorkloadProgress(id, readiness, new Replicas(ready, 4), List.of(), Duration.ZERO);
    }

    private List<Readiness> look(long seconds, WorkloadProgress... all) {
        return stall.look(List.of(all), START.plusSeconds(seconds)).stream()
                .map(WorkloadProgress::readiness)
                .toList();
    }
}
