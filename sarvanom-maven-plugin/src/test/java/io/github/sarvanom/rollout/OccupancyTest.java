package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.diagnosis.Origins;
import io.github.sarvanom.rollout.observed.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Who waits for room in a quota, and whether any will come. */
class OccupancyTest {
    private static final String FULL = "exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1";
    private static final String BLOCKED =
            "{replicas: 1, updatedReplicas: 0, availableReplicas: 1, observedGeneration: 2,"
                    + " conditions: [{type: ReplicaFailure, status: 'True', message: 'pods \"web-2\" is forbidden: "
                    + FULL + "'}]}";
    private static final String ROLLING =
            "{replicas: 2, updatedReplicas: 1, availableReplicas: 1, observedGeneration: 2}";
    private static final String DONE = "{replicas: 1, updatedReplicas: 1, availableReplicas: 1, observedGeneration: 2}";

    private final List<LiveObject> pods = new ArrayList<>(List.of(pod("web-1", "")));
    private final List<LiveObject> deployments = new ArrayList<>(List.of(deployment("web", BLOCKED)));

    @Test
    void anEarlierPodOfItsOwnStaysForEver() {
        assertThat(room(FULL)).isEqualTo(Room.NONE);
    }

    @Test
    void aPodThatIsStoppingMakesRoom() {
        pods.set(0, Recorded.with(pods.get(0), "2026-01-01T00:00:00Z", "metadata", "deletionTimestamp"));
        assertThat(room(FULL)).isEqualTo(Room.COMING);
    }

    @Test
    void aNewPodReplacesAnEarlierOneOnceItIsReady() {
        pods.add(Recorded.with(pod("other-2", ""), List.of(), "status", "conditions"));
        assertThat(room(FULL)).isEqualTo(Room.COMING);
    }

    @Test
    void aPodThatHasFallenBackReplacesNone() {
        LiveObject ill = Recorded.with(pods.get(0), List.of(), "status", "conditions");
        pods.set(
                0,
                Recorded.with(ill, List.of(Map.of("name", "web", "restartCount", 3)), "status", "containerStatuses"));
        deployments.set(0, Recorded.with(deployments.get(0), 1, "status", "updatedReplicas"));
        assertThat(room(FULL)).isEqualTo(Room.NONE);
    }

    @Test
    void aNeighbourThatIsRolledMakesRoom() {
        deployments.add(deployment("other", ROLLING));
        assertThat(room(FULL)).isEqualTo(Room.COMING);
        deployments.set(1, deployment("other", DONE));
        assertThat(room(FULL)).isEqualTo(Room.NONE);
        deployments.set(1, deployment("other", DONE.replace("observedGeneration: 2", "observedGeneration: 1")));
        assertThat(room(FULL)).as("its controller has not looked yet").isEqualTo(Room.COMING);
    }

    /** Nobody of those who wait for each other goes first. */
    @Test
    void aNeighbourThatWaitsForRoomItselfMakesNone() {
        deployments.add(deployment("other", BLOCKED));
        assertThat(room(FULL)).isEqualTo(Room.NONE);
    }

    @Test
    void aDeploymentThatMayDoWithFewerPodsMakesRoomItself() {
        assertThat(roomWith("{strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 1}}, replicas: 1}"))
                .isEqualTo(Room.COMING);
        assertThat(roomWith("{strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0%}}, replicas: 1}"))
                .as("both zero mean one unavailable")
                .isEqualTo(Room.COMING);
        assertThat(roomWith("{strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 50%}}, replicas: 1}"))
                .as("half of one is none")
                .isEqualTo(Room.NONE);
        assertThat(roomWith("{strategy: {type: Recreate}, replicas: 1}")).isEqualTo(Room.COMING);
    }

    @Test
    void aQuotaCountsAPodForAMomentAfterItHasGone() {
        assertThat(room("exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2"))
                .isEqualTo(Room.COMING);
    }

    @Test
    void whatAPodHoldsIsItsContainersTogetherOrItsGreatestFirstStep() {
        pods.set(0, pod("web-1", """
                overhead: {cpu: 50m}
                containers:
                  - {name: web, resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}
                  - {name: helper, resources: {requests: {cpu: 100m}}}
                initContainers:
                  - {name: proxy, restartPolicy: Always, resources: {requests: {cpu: 50m}}}
                  - {name: first, resources: {requests: {memory: 2Gi}}}
                """));
        assertThat(room(used("requests.cpu=300m,requests.memory=2Gi,limits.cpu=1,limits.memory=1Gi")))
                .isEqualTo(Room.NONE);
        assertThat(room(used("cpu=301m"))).isEqualTo(Room.COMING);
        assertThat(room(used("memory=2049Mi"))).isEqualTo(Room.COMING);
    }

    @Test
    void ofWhatMayEndByItselfNothingIsKnown() {
        LiveObject alone =
                Recorded.with(pod("migrate", ""), List.of(Map.of("kind", "Job")), "metadata", "ownerReferences");
        pods.add(alone);
        assertThat(room(FULL)).isEqualTo(Room.UNKNOWN);
        pods.set(1, Recorded.with(alone, "Succeeded", "status", "phase"));
        assertThat(room(FULL)).as("what has ended holds nothing").isEqualTo(Room.NONE);
    }

    @Test
    void ofAResourceThatIsNoPodsOwnNothingIsKnown() {
        assertThat(room(used("requests.storage=1Gi"))).isEqualTo(Room.UNKNOWN);
        assertThat(room("something else")).isEqualTo(Room.UNKNOWN);
    }

    @Test
    void aDeployIsGivenUpAtOnceWhereNoRoomCanCome() {
        assertThat(wait(Duration.ofMinutes(5)))
                .isInstanceOfSatisfying(
                        RolloutOutcome.Failed.class,
                        failed -> assertThat(failed.took()).isEqualTo(Duration.ofMillis(400)));
    }

    @Test
    void itWaitsToItsDeadlineWhileRoomMayCome() {
        deployments.add(deployment("other", ROLLING));
        assertThat(wait(Duration.ofMinutes(5))).isInstanceOf(RolloutOutcome.TimedOut.class);
    }

    @Test
    void whoMaySeeNoPodsWaitsForAWhile() {
        deployments.clear();
        pods.clear();
        assertThat(wait(Duration.ofMinutes(5)))
                .isInstanceOfSatisfying(
                        RolloutOutcome.Failed.class,
                        failed -> assertThat(failed.took()).isEqualTo(Duration.ofMillis(15_400)));
    }

    private RolloutOutcome wait(Duration deadline) {
        WatchedCluster cluster = new WatchedCluster();
        cluster.present.put("Pod", pods);
        cluster.present.put("Deployment", deployments);
        if (pods.isEmpty()) {
            cluster.forbidden.add("list Pod");
        }
        LiveObject blocked = deployment("web", BLOCKED);
        LiveObject applied = Recorded.with(blocked, Map.of(), "status");
        Script script = new Script().at(400, blocked);
        return new RolloutWaiter(cluster, text -> text, Origins.unknown(), script, new Heard(), script)
                .await(new AppliedSet(Map.of(applied.id(), applied)), RolloutDeadline.said(deadline));
    }

    private Room room(String refusal) {
        return new Occupancy(pods, deployments).room("cannot make its pods: " + refusal);
    }

    private Room roomWith(String spec) {
        deployments.set(0, Recorded.with(deployments.get(0), yaml(spec), "spec"));
        return room(FULL);
    }

    private static String used(String amounts) {
        return "exceeded quota: small, requested: " + amounts + ", used: " + amounts + ", limited: " + amounts;
    }

    private static LiveObject pod(String name, String spec) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Pod",
                "metadata",
                Map.of(
                        "name",
                        name,
                        "namespace",
                        "n",
                        "uid",
                        name,
                        "ownerReferences",
                        List.of(Map.of("kind", "ReplicaSet"))),
                "spec",
                spec.isEmpty() ? Map.of() : yaml(spec),
                "status",
                Map.of("phase", "Running", "conditions", List.of(Map.of("type", "Ready", "status", "True")))));
    }

    private static LiveObject deployment(String name, String status) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", name, "namespace", "n", "uid", name, "generation", 2),
                "spec",
                Map.of("replicas", 1),
                "status",
                yaml(status)));
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
