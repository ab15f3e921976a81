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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Who waits for room in a quota, and whether any will come. */
class OccupancyTest {
    private static final String FULL = "exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1";
    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String BLOCKED =
            "{replicas: 1, updatedReplicas: 0, availableReplicas: 1, observedGeneration: 2,"
                    + " conditions: [{type: ReplicaFailure, status: 'True', message: 'pods \"web-2\" is forbidden: "
                    + FULL + "'}]}";
    private static final String ROLLING =
            "{replicas: 2, updatedReplicas: 1, availableReplicas: 1, observedGeneration: 2}";
    private static final String DONE = "{replicas: 1, updatedReplicas: 1, availableReplicas: 1, observedGeneration: 2}";

    private final List<LiveObject> pods = new ArrayList<>(List.of(pod("web-1a", "")));
    private final List<LiveObject> deployments = new ArrayList<>(List.of(deployment("web", BLOCKED)));
    private final List<LiveObject> scalers = new ArrayList<>();
    private final WatchedCluster cluster = new WatchedCluster();
    private Optional<LiveObject> quota = Optional.of(quota("{pods: 1}", "{pods: 1}"));

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
        quota = Optional.of(quota("{pods: 2}", "{pods: 2}"));
        assertThat(room(FULL)).isEqualTo(Room.COMING);
    }

    /** The ReplicaSet's controller asks ever more rarely. */
    @Test
    void theRefusalMayBeOlderThanTheRoom() {
        quota = Optional.of(quota("{pods: 1}", "{pods: 2}"));
        assertThat(room(FULL)).isEqualTo(Room.COMING);
    }

    @Test
    void whatAPodHoldsIsItsContainersTogetherOrItsGreatestFirstStep() {
        pods.set(0, pod("web-1a", """
                overhead: {cpu: 50m}
                containers:
                  - {name: web, resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}
                  - {name: helper, resources: {requests: {cpu: 100m}}}
                initContainers:
                  - {name: proxy, restartPolicy: Always, resources: {requests: {cpu: 50m, memory: 1Gi}}}
                  - {name: first, resources: {requests: {memory: 2Gi}}}
                """));
        String full = "{requests.cpu: 300m, requests.memory: 3Gi, limits.cpu: 1, limits.memory: 1Gi}";
        quota = Optional.of(quota(full, full));
        assertThat(room(asked("requests.cpu=300m,requests.memory=3Gi,limits.cpu=1,limits.memory=1Gi")))
                .isEqualTo(Room.NONE);
        quota = Optional.of(quota("{cpu: 301m}", "{cpu: 301m}"));
        assertThat(room(asked("cpu=1m"))).isEqualTo(Room.COMING);
        quota = Optional.of(quota("{memory: 3073Mi}", "{memory: 3073Mi}"));
        assertThat(room(asked("memory=1"))).isEqualTo(Room.COMING);
    }

    @Test
    void whatIsSaidOfThePodAsAWholeCounts() {
        pods.set(0, pod("web-1a", "resources: {requests: {cpu: 2}}\ncontainers: [{name: web}]"));
        quota = Optional.of(quota("{cpu: 2}", "{cpu: 2}"));
        assertThat(room(asked("cpu=1"))).isEqualTo(Room.NONE);
    }

    @Test
    void ofWhatMayEndByItselfNothingIsKnown() {
        LiveObject job =
                Recorded.with(pod("migrate", ""), List.of(Map.of("kind", "Job")), "metadata", "ownerReferences");
        pods.add(job);
        assertThat(room(FULL)).isEqualTo(Room.UNKNOWN);
        pods.set(1, Recorded.with(job, "Succeeded", "status", "phase"));
        assertThat(room(FULL)).as("what has ended holds nothing").isEqualTo(Room.NONE);
    }

    @Test
    void aReplicaSetThatIsNoDeploymentsMayBeAnyControllers() {
        pods.set(0, pod("canary-1a", ""));
        assertThat(room(FULL)).isEqualTo(Room.UNKNOWN);
    }

    @Test
    void aScalerMayShrinkItsNeighbour() {
        scalers.add(scaler(2));
        assertThat(room(FULL)).isEqualTo(Room.UNKNOWN);
        scalers.set(0, scaler(1));
        assertThat(room(FULL)).as("no further").isEqualTo(Room.NONE);
    }

    @Test
    void aNeighbourThatIsInTroubleItselfMakesNoRoom() {
        LiveObject stuck = Recorded.with(pod("web-2b", ""), List.of(), "status", "conditions");
        pods.add(Recorded.with(
                stuck,
                List.of(Map.of("name", "web", "state", Map.of("waiting", Map.of("reason", "ImagePullBackOff")))),
                "status",
                "containerStatuses"));
        assertThat(room(FULL)).isEqualTo(Room.NONE);
        deployments.add(deployment(
                "other",
                ROLLING.replace(
                        "}",
                        ", conditions: [{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded}]}")));
        assertThat(room(FULL)).isEqualTo(Room.NONE);
    }

    @Test
    void ofAQuotaThatIsNoMatterOfPodsOrHasAScopeNothingIsKnown() {
        assertThat(room(asked("requests.storage=1Gi"))).isEqualTo(Room.UNKNOWN);
        assertThat(room("something else")).isEqualTo(Room.UNKNOWN);
        quota = quota.map(full -> Recorded.with(full, List.of("NotTerminating"), "spec", "scopes"));
        assertThat(room(FULL)).isEqualTo(Room.UNKNOWN);
        quota = Optional.empty();
        assertThat(room(FULL)).isEqualTo(Room.UNKNOWN);
    }

    @Test
    void aDeployIsGivenUpSoonWhereNoRoomCanCome() {
        assertThat(wait(new Script().at(400, objects()))).isEqualTo("SRV-801 after 800 ms");
    }

    @Test
    void itWaitsToItsDeadlineWhileRoomMayCome() {
        deployments.add(deployment("other", ROLLING));
        assertThat(wait(new Script().at(400, objects()))).isEqualTo("deadline");
    }

    @Test
    void whoMaySeeNothingOfItWaitsForAWhile() {
        cluster.forbidden.add("list Pod");
        assertThat(wait(new Script().at(400, objects()))).isEqualTo("SRV-801 after 15400 ms");
    }

    /** Not at once because it has been waited for long already. */
    @Test
    void whatIsNotKnownAnyMoreIsWaitedForAsIfItHadJustBegun() {
        deployments.add(deployment("other", ROLLING));
        Script script = new Script().at(400, objects()).happensAt(60_000, () -> {
            deployments.set(1, deployment("other", DONE));
            scalers.add(scaler(2));
        });
        assertThat(wait(script)).isEqualTo("SRV-801 after 75400 ms");
    }

    /** The Deployment repeats them as long as the present ReplicaSet has none of its own. */
    @Test
    void wordsOfAnEarlierReplicaSetSayNothingOfThePresentOne() {
        List<LiveObject> objects = new ArrayList<>(objects());
        objects.set(1, Recorded.with(objects.get(1), "1", "metadata", "annotations", REVISION));
        objects.add(Recorded.with(replicaSet("web-2b", 2), Map.of(), "status"));
        assertThat(wait(new Script().at(400, objects))).isEqualTo("deadline");
    }

    @Test
    void whoMaySeeNoReplicaSetsGivesTheNewOneAMomentToBeMade() {
        LiveObject refused = Recorded.with(
                objects().get(0),
                List.of(Map.of(
                        "type",
                        "ReplicaFailure",
                        "status",
                        "True",
                        "message",
                        "pods \"web\" is forbidden: violates PodSecurity")),
                "status",
                "conditions");
        assertThat(wait(new Script().at(400, refused))).isEqualTo("SRV-803 after 8400 ms");
    }

    /** The deadline is five minutes. */
    private String wait(Script script) {
        cluster.present.put("Pod", pods);
        cluster.present.put("Deployment", deployments);
        cluster.present.put("HorizontalPodAutoscaler", scalers);
        cluster.present.put("ResourceQuota", quota.stream().toList());
        LiveObject applied = Recorded.with(objects().get(0), Map.of(), "status");
        RolloutOutcome outcome = new RolloutWaiter(
                        cluster, text -> text, Origins.unknown(), script, new Heard(), script)
                .await(new AppliedSet(Map.of(applied.id(), applied)), RolloutDeadline.said(Duration.ofMinutes(5)));
        return outcome instanceof RolloutOutcome.Failed failed
                ? failed.failures().get(0).diagnoses().get(0).cause().code() + " after "
                        + failed.took().toMillis() + " ms"
                : outcome instanceof RolloutOutcome.TimedOut ? "deadline" : outcome.toString();
    }

    /** The Deployment that waits for room, and its present ReplicaSet. */
    private static List<LiveObject> objects() {
        return List.of(
                Recorded.with(deployment("web", BLOCKED), "2", "metadata", "annotations", REVISION),
                replicaSet("web-1a", 2));
    }

    private static LiveObject replicaSet(String name, int revision) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "ReplicaSet",
                "metadata",
                Map.of(
                        "name",
                        name,
                        "namespace",
                        "n",
                        "uid",
                        name,
                        "annotations",
                        Map.of(REVISION, "" + revision),
                        "ownerReferences",
                        List.of(Map.of("uid", "web", "controller", true))),
                "status",
                yaml(BLOCKED)));
    }

    private static LiveObject quota(String used, String hard) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ResourceQuota",
                "metadata",
                Map.of("name", "small", "namespace", "n"),
                "spec",
                Map.of(),
                "status",
                Map.of("used", yaml(used), "hard", yaml(hard))));
    }

    private static LiveObject scaler(int replicas) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "autoscaling/v2",
                "kind",
                "HorizontalPodAutoscaler",
                "metadata",
                Map.of("name", "other", "namespace", "n"),
                "status",
                Map.of("currentReplicas", replicas)));
    }

    private Room room(String refusal) {
        return new Occupancy(deployments, scalers, pods, quota).room("cannot make its pods: " + refusal);
    }

    private Room roomWith(String spec) {
        deployments.set(0, Recorded.with(deployments.get(0), yaml(spec), "spec"));
        return room(FULL);
    }

    private static String asked(String amounts) {
        return "exceeded quota: small, requested: " + amounts + ", used: -, limited: -";
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
                        List.of(Map.of("kind", "ReplicaSet", "name", name))),
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
