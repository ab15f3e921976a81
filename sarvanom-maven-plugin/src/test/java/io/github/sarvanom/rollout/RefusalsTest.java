package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded workloads of a namespace whose pod security refuses their pods; what else happened to them is written here. */
class RefusalsTest {
    private static final Recorded SET = Recorded.load("set-refused");
    private static final String QUOTA =
            "pods \"set-refused-0\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=3, limited: pods=3";

    @ParameterizedTest
    @ValueSource(strings = {"set-refused", "daemon-refused", "job-refused"})
    void whatIsCertainIsSaidAtOnce(String recorded) {
        assertThat(Recorded.load(recorded).judged()).isInstanceOfSatisfying(Readiness.Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(Cause.POD_SECURITY);
            assertThat(failed.reason()).startsWith("cannot make its pods: pods \"");
        });
    }

    @Test
    void aPodThatCouldBeMadeSinceEndsIt() {
        assertThat(judged(SET.workload(), created("2026-11-24T00:36:37Z"))).isInstanceOf(Readiness.InProgress.class);
        assertThat(judged(SET.workload(), created("2026-11-24T00:36:36Z")))
                .as("in the same second")
                .isInstanceOf(Readiness.InProgress.class);
        assertThat(judged(SET.workload(), created("2026-11-24T00:36:35Z"))).isInstanceOf(Readiness.Failed.class);
    }

    @Test
    void whatAnEarlierShapeWasRefusedIsNotToldOfThisOne() {
        assertThat(judged(shaped("2026-11-24T00:36:40Z"))).isInstanceOf(Readiness.InProgress.class);
        assertThat(judged(shaped("2026-11-24T00:36:30Z")))
                .as("the same words were said before it")
                .isInstanceOfSatisfying(
                        Readiness.Suspect.class,
                        suspect -> assertThat(suspect.patience()).hasSeconds(8));
        assertThat(judged(shaped("2026-11-24T00:36:25Z"))).isInstanceOf(Readiness.Failed.class);
    }

    @Test
    void aControllerThatHasNotSeenTheShapeHasNotBeenRefusedIt() {
        LiveObject unseen = Recorded.with(shaped("2026-11-24T00:36:25Z"), 1, "status", "observedGeneration");
        assertThat(judged(unseen)).isEqualTo(new Readiness.InProgress("waits for the stateful set controller"));
    }

    @Test
    void anOldSoreMayBeMendedBeforeItsControllerAsksAgain() {
        assertThat(judged(SET.workload(), refused(SET, "2026-11-24T00:36:46Z")))
                .isInstanceOfSatisfying(
                        Readiness.Suspect.class,
                        suspect -> assertThat(suspect.patience()).isEqualTo(Readiness.Suspect.TO_THE_END));
    }

    @Test
    void whoHasAllPodsIsRefusedNone() {
        LiveObject both = Recorded.with(
                Recorded.load("set-ready").workload(), SET.workload().uid(), "metadata", "uid");
        LiveObject waiting = Recorded.with(both, 0, "status", "readyReplicas");
        List<LiveObject> pods = Recorded.load("set-ready").related().pods();
        assertThat(pods).hasSize(Math.toIntExact(Replicas.wanted(waiting)));
        Related related = new Related(List.of(), pods, events(), Learned.nothing());
        assertThat(Refusals.worse(new Readiness.InProgress("waits"), waiting, related, pods.size()))
                .isEqualTo(new Readiness.InProgress("waits"));
    }

    @Test
    void aQuotaIsWaitedForAsTheRoomInItIs() {
        List<LiveObject> events = events(saying(QUOTA));
        assertThat(patience(events, Room.UNKNOWN)).isEqualTo(15);
        assertThat(patience(events, Room.COMING)).isEqualTo(Readiness.Suspect.TO_THE_END.toSeconds());
        assertThat(judged(SET.workload(), events, Room.NONE)).isInstanceOf(Readiness.Failed.class);
    }

    @Test
    void whatIsNoRefusalOfThePodIsWaitedFor() {
        assertThat(judged(SET.workload(), saying("pvc data-set-refused-0 is to be deleted")))
                .isInstanceOfSatisfying(Readiness.Suspect.class, suspect -> {
                    assertThat(suspect.cause()).isEqualTo(Cause.NOT_ADMITTED);
                    assertThat(suspect.patience()).isEqualTo(Readiness.Suspect.TO_THE_END);
                });
    }

    @Test
    void aJobThatWorksWaitsForRoomForItsNextPods() {
        Recorded job = Recorded.load("job-refused");
        LiveObject busy = Recorded.with(job.workload(), 1, "status", "active");
        assertThat(new ReadinessRules().judge(busy, job.related())).isEqualTo(new Readiness.InProgress("is running"));
    }

    @Test
    void readsTheApiServersWords() {
        assertThat(Refusals.words("(combined from similar events): Error creating: pods \"a-1\" is forbidden: no"))
                .isEqualTo("pods \"a-1\" is forbidden: no");
        assertThat(Refusals.words("create Claim data-web-0 for Pod web-0 in StatefulSet web failed error: too much"))
                .isEqualTo("too much");
        assertThat(Refusals.words("something else")).isEqualTo("something else");
    }

    private static long patience(List<LiveObject> events, Room room) {
        return ((Readiness.Suspect) judged(SET.workload(), events, room))
                .patience()
                .toSeconds();
    }

    private static Readiness judged(LiveObject set, LiveObject... more) {
        return judged(set, events(more), Room.UNKNOWN);
    }

    private static Readiness judged(LiveObject set, List<LiveObject> events, Room room) {
        Learned learned = new Learned(Map.of(), Set.of(), Map.of(), Map.of(), Map.of(set.uid(), room), List.of());
        return new ReadinessRules().judge(set, new Related(List.of(), List.of(), events, learned));
    }

    /** Those recorded, of which one of the same name takes the place. */
    private static List<LiveObject> events(LiveObject... more) {
        Set<String> replaced = Set.copyOf(Stream.of(more).map(LiveObject::uid).toList());
        List<LiveObject> all = new ArrayList<>(SET.related().events().stream()
                .filter(event -> !replaced.contains(event.uid()))
                .toList());
        all.addAll(List.of(more));
        return all;
    }

    private static LiveObject shaped(String time) {
        LiveObject second =
                Recorded.with(SET.workloadWith(2, "metadata", "generation"), 2, "status", "observedGeneration");
        List<Map<String, Object>> fields = List.of(
                Map.of("manager", "sarvanom", "operation", "Apply", "time", time),
                Map.of(
                        "manager",
                        "kube-controller-manager",
                        "operation",
                        "Update",
                        "subresource",
                        "status",
                        "time",
                        "2026-11-24T00:36:59Z"));
        return Recorded.with(second, fields, "metadata", "managedFields");
    }

    private static LiveObject refused(Recorded recorded, String time) {
        return Recorded.with(recorded.related().events().get(0), time, "lastTimestamp");
    }

    private static LiveObject saying(String words) {
        return Recorded.with(
                SET.related().events().get(0),
                "create Pod set-refused-0 in StatefulSet set-refused failed error: " + words,
                "message");
    }

    private static LiveObject created(String time) {
        LiveObject event = Recorded.with(refused(SET, time), "SuccessfulCreate", "reason");
        return Recorded.with(event, "another", "metadata", "uid");
    }
}
