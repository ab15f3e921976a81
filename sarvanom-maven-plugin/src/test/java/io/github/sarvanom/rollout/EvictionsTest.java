package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom a node throws out while somebody waits, and who lies about since an earlier day. */
class EvictionsTest {
    private static final RolloutDeadline DEADLINE = RolloutDeadline.said(Duration.ofMinutes(3));
    private static final RolloutDeadline LOOK = RolloutDeadline.said(Duration.ofSeconds(5));
    private static final String LOW = "The node was low on resource: ephemeral-storage. ";
    private static final String OWN = "Usage of EmptyDir volume \"scratch\" exceeds the limit \"1Mi\". ";

    private final Heard heard = new Heard();
    private final Script script = new Script();
    private final Recorded starting = Recorded.load("starting");
    private final LiveObject ready = starting.workloadWith(
            Map.of("observedGeneration", 1, "replicas", 2, "updatedReplicas", 2, "availableReplicas", 2), "status");

    @Test
    void whatLiesAboutOfEarlierReleasesSaysNothingOfThisOne() {
        script.at(400, starting.objects())
                .at(420, earlierSet())
                .at(450, pods("earlier", earlierSet(), LOW, 5))
                .at(60_000, ready);

        assertThat(await(DEADLINE)).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.doubts).isEmpty();
    }

    @Test
    void whatLiesAboutOfTheSameTemplateSaysNothingEither() {
        script.at(400, starting.objects())
                .at(450, pods("left", ownSet(), LOW, 5))
                .at(60_000, ready);

        RolloutOutcome outcome = await(DEADLINE);

        assertThat(outcome).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.doubts).isEmpty();
    }

    @Test
    void whoHasServedAndIsEvictedMeanwhileIsReplacedAndNoFault() {
        script.at(400, starting.objects())
                .at(450, serving(pods("served", ownSet(), OWN, 1)))
                .at(900, pods("served", ownSet(), OWN, 1))
                .at(60_000, ready);

        assertThat(await(DEADLINE)).isInstanceOf(RolloutOutcome.Succeeded.class);
    }

    @Test
    void theTroubleOfThePodThatFollowsIsNotHidden() {
        List<LiveObject> pod = pods("web", ownSet(), LOW, 1);
        LiveObject unplaced = Recorded.with(
                first("Pod"),
                Map.of(
                        "phase",
                        "Pending",
                        "conditions",
                        List.of(Map.of(
                                "type",
                                "PodScheduled",
                                "status",
                                "False",
                                "reason",
                                "Unschedulable",
                                "message",
                                "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector."))),
                "status");
        script.at(400, starting.objects()).at(500, alive(pod)).at(1_000, pod).at(2_000, unplaced);

        RolloutOutcome outcome = await(DEADLINE);

        assertThat(outcome).isInstanceOf(RolloutOutcome.Failed.class);
        assertThat(outcome.took()).isEqualTo(Duration.ofSeconds(47));
        assertThat(causes(outcome)).contains(Cause.NO_MATCHING_NODE);
    }

    @Test
    void whoOfAnEarlierTemplateIsEvictedMeanwhileSaysNothingOfTheNew() {
        script.at(400, starting.objects())
                .at(420, earlierSet())
                .at(450, alive(pods("earlier", earlierSet(), LOW, 5)))
                .at(900, pods("earlier", earlierSet(), LOW, 5))
                .at(60_000, ready);

        assertThat(await(DEADLINE)).isInstanceOf(RolloutOutcome.Succeeded.class);
    }

    @Test
    void whatIsEvictedAgainAndAgainFails() {
        script.at(400, starting.objects());
        for (int i = 1; i <= 4; i++) {
            List<LiveObject> pod = pods("web" + i, ownSet(), LOW, 1);
            script.at(i * 10_000, alive(pod)).at(i * 10_000 + 5_000, pod);
        }

        RolloutOutcome outcome = await(DEADLINE);

        assertThat(outcome.took()).isEqualTo(Duration.ofSeconds(45));
        assertThat(causes(outcome)).first().isEqualTo(Cause.EVICTED);
    }

    @Test
    void whatExceedsItsOwnLimitDoesSoAgain() {
        script.at(400, starting.objects())
                .at(9_000, alive(pods("web", ownSet(), OWN, 1)))
                .at(10_000, pods("web", ownSet(), OWN, 1));

        RolloutOutcome outcome = await(DEADLINE);

        assertThat(outcome.took()).isEqualTo(Duration.ofSeconds(15));
        assertThat(causes(outcome)).first().isEqualTo(Cause.EVICTED);
    }

    @Test
    void aPodThatFoundAnotherNodeHasItsTime() {
        List<LiveObject> pod = pods("web", ownSet(), LOW, 1);
        script.at(400, starting.objects()).at(500, alive(pod)).at(1_000, pod).at(120_000, ready);

        assertThat(await(DEADLINE)).isInstanceOf(RolloutOutcome.Succeeded.class);
    }

    @Test
    void whoLooksOnceIsToldOfTheSameTemplateAsPossible() {
        script.at(400, starting.objects()).at(450, pods("left", ownSet(), LOW, 2));

        RolloutOutcome outcome = await(LOOK);

        assertThat(outcome).isInstanceOfSatisfying(RolloutOutcome.TimedOut.class, late -> {
            Diagnosis diagnosis = late.missing().get(0).diagnoses().get(0);
            assertThat(diagnosis.cause()).isEqualTo(Cause.EVICTED);
            assertThat(diagnosis.what()).startsWith("pod left-0 of the same template was evicted, perhaps long ago");
            assertThat(diagnosis.evidence()).contains("evicted pods of the present template that are left: 2");
            assertThat(late.workloads().get(0).pods()).hasSize(2);
        });
    }

    @Test
    void whoLooksOnceIsNotToldOfEarlierTemplates() {
        script.at(400, starting.objects()).at(420, earlierSet()).at(450, pods("earlier", earlierSet(), LOW, 5));
        assertThat(causes(await(LOOK))).doesNotContain(Cause.EVICTED);
    }

    @Test
    void whoFindsNoOtherNodeHasAMinute() {
        List<LiveObject> pod = pods("web", ownSet(), LOW, 1);
        List<LiveObject> sets = starting.objects().stream()
                .filter(object -> !object.id().kind().equals("Pod"))
                .toList();
        script.at(400, sets).at(500, alive(pod)).at(1_000, pod);

        assertThat(await(DEADLINE).took()).isEqualTo(Duration.ofSeconds(61));
    }

    private RolloutOutcome await(RolloutDeadline deadline) {
        LiveObject applied = starting.workloadWith(Map.of(), "status");
        return new RolloutWaiter(new WatchedCluster(), text -> text, Origins.unknown(), script, heard, script)
                .await(new AppliedSet(Map.of(applied.id(), applied)), deadline);
    }

    private static List<Cause> causes(RolloutOutcome outcome) {
        List<WorkloadFailure> failures = outcome instanceof RolloutOutcome.Failed failed
                ? failed.failures()
                : ((RolloutOutcome.TimedOut) outcome).missing();
        return failures.stream()
                .flatMap(failure -> failure.diagnoses().stream())
                .map(Diagnosis::cause)
                .toList();
    }

    private List<LiveObject> pods(String name, LiveObject set, String message, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pod(name + "-" + i, set, message))
                .toList();
    }

    /** As the kubelet leaves it. */
    private LiveObject pod(String name, LiveObject set, String message) {
        LiveObject pod = Recorded.with(first("Pod"), name, "metadata", "name");
        pod = Recorded.with(pod, name, "metadata", "uid");
        pod = Recorded.with(
                pod,
                List.of(Map.of("controller", true, "kind", "ReplicaSet", "uid", set.uid())),
                "metadata",
                "ownerReferences");
        return Recorded.with(pod, Map.of("phase", "Failed", "reason", "Evicted", "message", message), "status");
    }

    private static List<LiveObject> alive(List<LiveObject> pods) {
        return pods.stream()
                .map(pod -> Recorded.with(pod, Map.of("phase", "Pending"), "status"))
                .toList();
    }

    private static List<LiveObject> serving(List<LiveObject> pods) {
        Map<String, Object> status =
                Map.of("phase", "Running", "conditions", List.of(Map.of("type", "Ready", "status", "True")));
        return pods.stream().map(pod -> Recorded.with(pod, status, "status")).toList();
    }

    private LiveObject ownSet() {
        return first("ReplicaSet");
    }

    private LiveObject earlierSet() {
        LiveObject set = Recorded.with(first("ReplicaSet"), "earlier", "metadata", "name");
        set = Recorded.with(set, "earlier", "metadata", "uid");
        return Recorded.with(set, "0", "metadata", "annotations", "deployment.kubernetes.io/revision");
    }

    private LiveObject first(String kind) {
        return starting.objects().stream()
                .filter(object -> object.id().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
