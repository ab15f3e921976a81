package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Courses of events, most of them recorded on a real cluster, and what the waiter makes of them. */
class RolloutWaiterTest {
    private static final RolloutDeadline DEADLINE = RolloutDeadline.said(Duration.ofMinutes(3));

    private final WatchedCluster cluster = new WatchedCluster();
    private final Heard heard = new Heard();
    private final Script script = new Script();

    @AfterEach
    void closesItsWatches() {
        assertThat(cluster.open).isEmpty();
    }

    @Test
    void asksNothingWhenAllWasReadyAsApplied() {
        Recorded ready = Recorded.load("ready");
        RolloutOutcome outcome = await(ready.workload());
        assertThat(outcome).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(outcome.workloads().get(0).replicas()).isEqualTo(new Replicas(2, 2));
        assertThat(cluster.opened).isEmpty();
        assertThat(heard.lines).isEmpty();
    }

    @Test
    void succeedsTheMomentTheLastPodIsAvailable() {
        Recorded ready = Recorded.load("ready");
        LiveObject applied = untouched(ready);
        script.at(200, ready.workloadWith(1, "status", "availableReplicas"))
                .at(300, related(ready))
                .at(6100, ready.workload());

        RolloutOutcome outcome = await(applied);

        assertThat(outcome).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(outcome.took()).isEqualTo(Duration.ofMillis(6100));
        assertThat(heard.lines)
                .containsExactly(
                        "waiting for 1 until 180 s",
                        "progressed ready 1/2 200 ms 1 of 2 new pods available",
                        "progressed ready 2/2 300 ms 1 of 2 new pods available",
                        "ready ready 2/2 6100 ms ");
        assertThat(cluster.opened)
                .containsExactly(
                        "recorded apps/v1 Deployment",
                        "recorded apps/v1 ReplicaSet",
                        "recorded v1 Event",
                        "recorded v1 Pod");
    }

    @Test
    void anImageThatIsNotThereIsCertainAtOnce() {
        Recorded missing = Recorded.load("image-not-found");
        script.at(400, missing.objects());

        RolloutOutcome outcome = await(untouched(missing));

        assertThat(outcome).isInstanceOfSatisfying(RolloutOutcome.Failed.class, failed -> {
            assertThat(failed.took()).isEqualTo(Duration.ofMillis(1_400));
            WorkloadFailure failure = failed.failures().get(0);
            assertThat(failure.evidence()).hasSize(2).allSatisfy(pod -> {
                assertThat(pod.container()).isEqualTo("web");
                assertThat(pod.events()).anyMatch(event -> event.contains("Failed to pull image"));
                assertThat(pod.log()).isEmpty();
            });
        });
    }

    @Test
    void anImageThatComesInTimeIsForgiven() {
        Recorded missing = Recorded.load("registry-away");
        LiveObject done = Recorded.with(
                missing.workload(),
                Map.of("observedGeneration", 1, "replicas", 2, "updatedReplicas", 2, "availableReplicas", 2),
                "status");
        script.at(400, missing.objects()).at(11_000, done);

        assertThat(await(untouched(missing))).isInstanceOf(RolloutOutcome.Succeeded.class);
    }

    @Test
    void whatMayMendItselfIsNamedSoonAndOnceAndItsEndToo() {
        Recorded missing = Recorded.load("registry-away");
        LiveObject done = Recorded.with(
                missing.workload(),
                Map.of("observedGeneration", 1, "replicas", 2, "updatedReplicas", 2, "availableReplicas", 2),
                "status");
        script.at(400, missing.objects()).at(11_000, done);

        await(untouched(missing));

        assertThat(heard.lines.stream().filter(line -> line.startsWith("doubted") || line.startsWith("recovered")))
                .containsExactly(
                        "doubted registry-away SRV-103 2400 ms, until 120400 ms", "recovered registry-away [SRV-103]");
        assertThat(heard.doubts.get(0).diagnosis().remedy()).isNotEmpty();
    }

    @Test
    void whatMendsItselfInAMomentIsNotSpokenOf() {
        Recorded missing = Recorded.load("registry-away");
        Recorded starting = Recorded.load("starting");
        script.at(400, missing.objects())
                .at(1_500, untouched(missing))
                .at(1_500, List.of())
                .deletedAt(1_500, related(missing).toArray(LiveObject[]::new))
                .at(3_000, starting.objects());

        await(untouched(missing));

        assertThat(heard.doubts).isEmpty();
    }

    @Test
    void aSuspicionThatWasDispelledBeginsAnew() {
        Recorded missing = Recorded.load("registry-away");
        List<LiveObject> calm = missing.objects().stream()
                .filter(object -> !object.id().kind().equals("Event"))
                .map(object -> object.id().kind().equals("Pod")
                        ? Recorded.with(object, List.of(), "status", "containerStatuses")
                        : object)
                .toList();
        script.at(400, missing.objects()).at(11_000, calm).at(11_500, missing.objects());

        assertThat(await(untouched(missing)).took()).isEqualTo(Duration.ofMillis(131_500));
    }

    @Test
    void aCrashShowsTheLogBeforeItAndNoSecret() {
        Recorded crash = Recorded.load("crash");
        cluster.logs.put("web " + LogInstance.PREVIOUS, "starting\npassword is hunter2\n");
        cluster.logs.put("web " + LogInstance.CURRENT, "starting\npassword is hunter2\n");
        script.at(500, crash.objects());

        RolloutOutcome outcome = await(untouched(crash));

        assertThat(outcome).isInstanceOfSatisfying(RolloutOutcome.Failed.class, failed -> {
            PodEvidence pod = failed.failures().get(0).evidence().get(0);
            assertThat(pod.log()).containsExactly("starting", "password is ***");
            assertThat(pod.state()).contains("ended with exit code 1");
        });
        assertThat(heard.lines).last().asString().contains("ended with exit code 1, restarted 4 times");
    }

    @Test
    void oneFailureEndsTheWaitAndNamesTheOthersThatLookHopeless() {
        Recorded policy = Recorded.load("violates-policy");
        Recorded missing = Recorded.load("image-not-found");
        Recorded starting = Recorded.load("starting");
        script.at(300, missing.objects()).at(400, starting.objects()).at(500, policy.objects());

        RolloutOutcome outcome = await(untouched(policy), untouched(missing), untouched(starting));

        assertThat(outcome).isInstanceOfSatisfying(RolloutOutcome.Failed.class, failed -> {
            assertThat(failed.took()).isEqualTo(Duration.ofMillis(500));
            assertThat(failed.failures())
                    .extracting(failure -> failure.workload().display())
                    .containsExactly("violates-policy", "image-not-found");
            assertThat(failed.workloads()).hasSize(3);
        });
    }

    @Test
    void aDeadlineThatPassesSaysWhatIsMissingAndWhy() {
        Recorded starting = Recorded.load("starting");
        script.at(400, starting.objects());

        RolloutOutcome outcome = await(untouched(starting));

        assertThat(outcome).isInstanceOfSatisfying(RolloutOutcome.TimedOut.class, late -> {
            assertThat(late.took()).isEqualTo(DEADLINE.duration());
            assertThat(late.missing().get(0).evidence()).hasSize(2);
            assertThat(Reasons.blame(late.missing().get(0).workload())).contains("Startup probe failed");
        });
        assertThat(heard.ticks).isBetween(180, 185);
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Recorded starting = Recorded.load("starting");
        script.at(400, starting.objects()).interruptedAt(900);

        RolloutOutcome outcome = await(untouched(starting));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isInstanceOf(RolloutOutcome.Interrupted.class);
        assertThat(outcome.workloads().get(0).isReady()).isFalse();
    }

    @Test
    void noOutcomeCarriesASecretThatTheClusterQuoted() {
        Recorded missing = Recorded.load("registry-away");
        List<LiveObject> talkative = missing.objects().stream()
                .map(RolloutWaiterTest::quotingTheSecret)
                .toList();
        script.at(400, talkative).interruptedAt(900);

        RolloutOutcome outcome = await(untouched(missing));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isInstanceOf(RolloutOutcome.Interrupted.class);
        assertThat(outcome.toString()).contains("***").doesNotContain("hunter2");
    }

    private static LiveObject quotingTheSecret(LiveObject object) {
        return object.id().kind().equals("Pod")
                ? Recorded.with(
                        object,
                        List.of(Map.of(
                                "name",
                                "web",
                                "state",
                                Map.of("waiting", Map.of("reason", "CreateContainerError", "message", "is hunter2")))),
                        "status",
                        "containerStatuses")
                : object;
    }

    @Test
    void goesOnWithoutEventsAndPodsThatItMayNotSee() {
        Recorded ready = Recorded.load("ready");
        cluster.forbidden.addAll(List.of("Event", "Pod", "ReplicaSet"));
        script.at(800, ready.workload());

        assertThat(await(untouched(ready))).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.lines)
                .contains("without Pod: the user may not watch Pod in namespace recorded")
                .last()
                .isEqualTo("ready ready 2/2 800 ms ");
    }

    @Test
    void aWorkloadThatItMayNotSeeIsAnError() {
        cluster.forbidden.add("Deployment");
        assertThatThrownBy(() -> await(untouched(Recorded.load("ready")))).isInstanceOf(ClusterException.class);
    }

    @Test
    void aDeletedWorkloadIsAFailure() {
        LiveObject applied = untouched(Recorded.load("ready"));
        script.deletedAt(700, applied);

        assertThat(await(applied)).isInstanceOfSatisfying(RolloutOutcome.Failed.class, failed -> {
            assertThat(failed.took()).isEqualTo(Duration.ofMillis(700));
            assertThat(failed.failures().get(0).workload().readiness()).isEqualTo(new Readiness.Gone());
        });
    }

    @Test
    void aWorkloadThatFallsBackIsWaitedForAgain() {
        Recorded ready = Recorded.load("ready");
        Recorded set = Recorded.load("set-ready");
        LiveObject fallen = ready.workloadWith(1, "status", "availableReplicas");
        script.at(1000, ready.workload())
                .at(2000, fallen)
                .at(3000, set.workload())
                .at(4000, ready.workload());

        RolloutOutcome outcome = await(untouched(ready), untouched(set));

        assertThat(outcome).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(outcome.took()).isEqualTo(Duration.ofSeconds(4));
        assertThat(outcome.workloads())
                .extracting(workload -> workload.took().toMillis())
                .containsExactly(4000L, 3000L);
    }

    @Test
    void objectsThatNeedNoTimeAreNotWaitedForAndUnknownOnesAreNamed() {
        assertThat(await(object("v1", "ConfigMap", "config"), object("example.com/v1", "Widget", "w")))
                .isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.lines).containsExactly("not judged Widget w");
    }

    @Test
    void aNewObjectOfAnUnknownKindGetsAMomentForItsFirstWord() {
        LiveObject widget = object("example.com/v1", "Widget", "w");
        cluster.withStatus.add("Widget");
        script.at(3_000, Recorded.with(widget, List.of(condition("Ready", "False")), "status", "conditions"))
                .at(8_000, Recorded.with(widget, List.of(condition("Ready", "True")), "status", "conditions"));

        RolloutOutcome outcome = awaitSent(widget);

        assertThat(outcome).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(outcome.took()).isEqualTo(Duration.ofSeconds(8));
        assertThat(heard.lines).noneMatch(line -> line.startsWith("not judged"));
    }

    @Test
    void whoSaysNothingIsNotJudgedAndWaitedForNoLonger() {
        LiveObject widget = object("example.com/v1", "Widget", "w");
        cluster.withStatus.add("Widget");
        cluster.forbidden.add("Widget");

        RolloutOutcome outcome = awaitSent(widget);

        assertThat(outcome).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(outcome.took()).isEqualTo(Duration.ofSeconds(5));
        assertThat(outcome.workloads()).isEmpty();
        assertThat(heard.lines).contains("not judged Widget w");
    }

    private static Map<String, Object> condition(String type, String status) {
        return Map.of("type", type, "status", status);
    }

    private RolloutOutcome awaitSent(LiveObject object) {
        return new RolloutWaiter(cluster, text -> text, Origins.unknown(), script, heard, script)
                .await(new AppliedSet(Map.of(object.id(), object), Set.of(object.id())), DEADLINE);
    }

    private RolloutOutcome await(LiveObject... applied) {
        Map<ResourceId, LiveObject> objects = new HashMap<>();
        Stream.of(applied).forEach(object -> objects.put(object.id(), object));
        return new RolloutWaiter(
                        cluster, text -> text.replace("hunter2", "***"), Origins.unknown(), script, heard, script)
                .await(new AppliedSet(objects), DEADLINE);
    }

    /** The workload as the server answers an apply: nobody has looked at it yet. */
    private static LiveObject untouched(Recorded recorded) {
        return recorded.workloadWith(Map.of(), "status");
    }

    private static List<LiveObject> related(Recorded recorded) {
        return recorded.objects().subList(1, recorded.objects().size());
    }

    private static LiveObject object(String apiVersion, String kind, String name) {
        return LiveObject.of(Map.of(
                "apiVersion",
                apiVersion,
                "kind",
                kind,
                "metadata",
                Map.of("name", name, "namespace", "n", "uid", name)));
    }
}
