package io.github.sarvanom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.manifests.ApplySet;
import org.junit.jupiter.api.Test;

/** On a model of a cluster: all of them in a second. */
class RandomClustersTest extends RandomClustersContract {
    @Override
    protected int clusters() {
        return 10_000;
    }

    @Override
    protected int names() {
        return 4;
    }

    @Override
    protected Cluster open(RandomState state) {
        return new RandomCluster(state);
    }

    @Test
    void aSetHasTheIdThatKubectlGivesIt() {
        // seen: kubectl 1.34.4 apply --prune --applyset=configmap/shop -n ownership-k
        assertThat(new ApplySet("shop", "ownership-k").id())
                .isEqualTo("applyset-7EbJ3fH5Angkn8TzWKGXksu6PdqKqRlbv4gCNBkir_4-v1");
    }
}
