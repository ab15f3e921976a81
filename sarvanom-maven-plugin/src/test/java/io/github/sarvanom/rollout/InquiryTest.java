package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is asked beside the watches, and how. */
class InquiryTest {
    private static final int MANY = 12;

    private final WatchedCluster cluster = new WatchedCluster();
    private final Heard heard = new Heard();
    private final Script script = new Script();

    @Test
    void aSecretIsAskedForByItsName() {
        Recorded missing = Recorded.load("secret-key-missing");
        cluster.forbidden.add("list Secret");
        script.at(400, missing.objects());
        RolloutOutcome outcome = await(List.of(missing));
        assertThat(cluster.found).contains("Secret present");
        assertThat(outcome.took())
                .as("certain, since the API server does not have the key either")
                .isLessThan(Duration.ofSeconds(2));
        assertThat(causes(outcome)).startsWith(Cause.KEY_MISSING);
    }

    @Test
    void aKeyThatIsThereIsNotMissing() {
        Recorded missing = Recorded.load("secret-key-missing");
        cluster.present.put(
                "Secret",
                List.of(LiveObject.of(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Secret",
                        "metadata",
                        Map.of("name", "present", "namespace", "recorded"),
                        "data",
                        Map.of("B", "")))));
        script.at(400, missing.objects());
        assertThat(await(List.of(missing)).took()).isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void theLogsOfAllAreReadTogether() {
        CountDownLatch unasked = answersWhenAllAreAsked();
        cluster.logs.put("web " + LogInstance.PREVIOUS, "nothing to say");
        List<Recorded> all = many("crash");
        script.at(400, all.stream().flatMap(one -> one.objects().stream()).toList());
        assertThat(await(all)).isInstanceOf(RolloutOutcome.Failed.class);
        assertThat(unasked.getCount()).isZero();
    }

    @Test
    void theNodesOfAllAreAskedTogetherAtTheEnd() {
        CountDownLatch unasked = answersWhenAllAreAsked();
        List<Recorded> all = many("registry-away");
        for (int i = 0; i < MANY; i++) {
            String node = "node-" + i;
            all.get(i).objects().stream()
                    .map(object ->
                            object.id().kind().equals("Pod") ? Recorded.with(object, node, "spec", "nodeName") : object)
                    .forEach(object -> script.at(400, object));
        }
        await(all);
        assertThat(cluster.found).hasSize(MANY).contains("Node node-0", "Node node-11");
        assertThat(unasked.getCount()).isZero();
    }

    private CountDownLatch answersWhenAllAreAsked() {
        CountDownLatch unasked = new CountDownLatch(MANY);
        cluster.whenAsked = () -> {
            unasked.countDown();
            if (!unasked.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("asked one after the other");
            }
            return unasked;
        };
        return unasked;
    }

    private RolloutOutcome await(List<Recorded> all) {
        TreeMap<ResourceId, LiveObject> applied = new TreeMap<>();
        for (Recorded one : all) {
            LiveObject workload = one.workloadWith(Map.of(), "status");
            applied.put(workload.id(), workload);
        }
        return new RolloutWaiter(cluster, text -> text, Origins.unknown(), script, heard, script)
                .await(new AppliedSet(applied), RolloutDeadline.said(Duration.ofSeconds(60)));
    }

    private static List<Cause> causes(RolloutOutcome outcome) {
        return ((RolloutOutcome.Failed) outcome)
                .failures().stream()
                        .flatMap(failure -> failure.diagnoses().stream())
                        .map(Diagnosis::cause)
                        .toList();
    }

    /** The same again and again, each in a namespace of its own. */
    private static List<Recorded> many(String recorded) {
        List<Recorded> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(elsewhere(Recorded.load(recorded), "ns-" + i));
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Recorded elsewhere(Recorded recorded, String namespace) {
        return new Recorded(
                recorded.name(),
                recorded.objects().stream()
                        .map(object -> LiveObject.of((Map<String, Object>) moved(object.content(), namespace)))
                        .toList());
    }

    /** With uids and namespaces of its own. */
    private static Object moved(Object value, String namespace) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> copy = new TreeMap<>();
            map.forEach((key, each) -> copy.put(
                    key.toString(),
                    key.equals("namespace")
                            ? namespace
                            : key.equals("uid") ? each + namespace : moved(each, namespace)));
            return copy;
        }
        return value instanceof List<?> list
                ? list.stream().map(each -> moved(each, namespace)).toList()
                : value;
    }
}
