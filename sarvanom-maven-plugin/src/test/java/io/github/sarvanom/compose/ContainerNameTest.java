package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.compose.LocalChange.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers of a service beside the one that we make. */
class ContainerNameTest {
    private static final ContainerSpec REDIS =
            new ContainerSpec("shop", "redis", Map.of("image", "a:1"), ForeignParts.of(Map.of(), Map.of()));

    @Test
    void theUsualOneHasItsServicesName() {
        assertThat(ContainerName.of(listed("redis", "/shop-redis-1"))).isEqualTo("redis");
        assertThat(ContainerName.of(listed("redis", "/shop-redis-2"))).isEqualTo("shop-redis-2");
        assertThat(ContainerName.ofEvent(
                        Map.of("name", "shop-redis-1", Engine.PROJECT, "shop", ContainerSpec.SERVICE, "redis")))
                .isEqualTo("redis");
        assertThat(ContainerName.ofEvent(
                        Map.of("name", "shop-redis-2", Engine.PROJECT, "shop", ContainerSpec.SERVICE, "redis")))
                .isEqualTo("shop-redis-2");
    }

    /** Scaled by hand, left behind by compose, named by 1.29. */
    @ParameterizedTest
    @ValueSource(strings = {"shop-redis-2", "0123456789ab_shop-redis-1", "shop_redis_1"})
    void whatIsTooManyGoesAndTheOneIsLeft(String name) {
        Map<String, Object> other = listed("redis", "/" + name);
        LocalPlan plan = LocalPlan.of(
                Map.of("redis", REDIS),
                List.of(other, listed("redis", "/shop-redis-1"), other),
                new LocalCoverage.Part());

        assertThat(plan.changes())
                .containsExactly(new LocalChange("redis", Kind.LEAVE), new LocalChange(name, Kind.REMOVE));
        assertThat(plan.old()).containsExactly("id of /" + name);
    }

    @Test
    void thoseOfServicesThatNobodyDeclaresGoWhateverTheyAreCalled() {
        LocalPlan plan = LocalPlan.of(
                Map.of(),
                List.of(listed("redis", "/shop-redis-2"), listed("redis", "/shop-redis-1")),
                new LocalCoverage.Whole(Set.of()));

        assertThat(plan.old()).containsExactly("id of /shop-redis-1", "id of /shop-redis-2");
    }

    private static Map<String, Object> listed(String service, String name) {
        return Map.of(
                "Id",
                "id of " + name,
                "Names",
                List.of(name),
                "Labels",
                Map.of(Engine.PROJECT, "shop", ContainerSpec.SERVICE, service, ContainerSpec.HASH, REDIS.hash()),
                "State",
                "running");
    }
}
