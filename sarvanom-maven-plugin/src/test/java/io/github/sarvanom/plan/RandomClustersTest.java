package io.github.sarvanom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** 10 000 clusters, each with our objects, others' and half-ours, made from a number: the same in every build. */
class RandomClustersTest {
    private static final int CLUSTERS = 10_000;

    @Test
    void pruneNeverTouchesAForeignObjectAndTheSecondPlanIsEmpty() {
        int removed = 0;
        int refused = 0;
        for (int seed = 0; seed < CLUSTERS; seed++) {
            RandomCluster cluster = new RandomCluster(seed);
            Map<ResourceId, LiveObject> before = cluster.objects();
            Set<ResourceId> ours = cluster.ours();
            if (cluster.isRefused()) {
                refused++;
                continue;
            }
            Plan plan = cluster.plan();
            assertThat(plan.removals())
                    .as("seed %s", seed)
                    .allMatch(removal -> ours.contains(removal.id()), "is ours")
                    .allMatch(removal -> cluster.wanted().find(removal.id()).isEmpty(), "is wanted no more")
                    .allMatch(removal -> cluster.coverage().covers(removal.live()), "is covered by this release");
            removed += plan.removals().size();
            cluster.carryOut(plan);
            assertThat(cluster.objects())
                    .as("what others made is as it was, seed %s", seed)
                    .containsAllEntriesOf(foreign(before, ours));
            assertThat(cluster.plan().isEmpty())
                    .as("second plan, seed %s", seed)
                    .isTrue();
            Membership after = cluster.plan().membership().orElseThrow();
            assertThat(after.widened()).as("parent, seed %s", seed).isEmpty();
            assertThat(after.narrowed()).as("parent, seed %s", seed).isEmpty();
            if (before.containsKey(RandomCluster.SET.parent())) {
                assertThat(Extent.of(cluster.ours(), RandomCluster.SET).collections())
                        .as("every object of ours is found again, seed %s", seed)
                        .allMatch(after.before().collections()::contains);
            }
        }
        assertThat(removed).as("removals in all").isGreaterThan(CLUSTERS);
        assertThat(refused).as("refused for another's object").isBetween(CLUSTERS / 20, CLUSTERS / 2);
    }

    private static Map<ResourceId, LiveObject> foreign(Map<ResourceId, LiveObject> objects, Set<ResourceId> ours) {
        return objects.entrySet().stream()
                .filter(entry -> !ours.contains(entry.getKey()))
                .filter(entry -> !RandomCluster.isFromBeforeTheSets(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void aSetHasTheIdThatKubectlGivesIt() {
        // seen: kubectl 1.34.4 apply --prune --applyset=configmap/shop -n ownership-k
        assertThat(new ApplySet("shop", "ownership-k").id())
                .isEqualTo("applyset-7EbJ3fH5Angkn8TzWKGXksu6PdqKqRlbv4gCNBkir_4-v1");
    }
}
