package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.compose.Dependency.Condition;
import io.github.sarvanom.compose.LocalStatus.Cause;
import io.github.sarvanom.compose.LocalStatus.Failed;
import io.github.sarvanom.compose.LocalStatus.Healthy;
import io.github.sarvanom.compose.LocalStatus.Waiting;
import io.github.sarvanom.manifests.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DependencyTest {
    private static final Optional<LocalStatus> WAITING = Optional.of(new Waiting("is starting"));
    private static final Optional<LocalStatus> FAILED = Optional.of(new Failed(Cause.CRASHES, "ends with exit code 1"));

    @Test
    void readsBothForms() {
        assertThat(Dependency.of(Json.tree("{\"depends_on\":[\"redis\"]}")))
                .isEqualTo(Map.of("redis", new Dependency(Condition.STARTED, true)));
        assertThat(Dependency.of(Json.tree("""
                        {"depends_on": {
                            "redis": {"condition": "service_started"},
                            "postgres": {"condition": "service_healthy"},
                            "migrate": {"condition": "service_completed_successfully", "required": false}}}""")))
                .isEqualTo(Map.of(
                        "redis", new Dependency(Condition.STARTED, true),
                        "postgres", new Dependency(Condition.HEALTHY, true),
                        "migrate", new Dependency(Condition.COMPLETED, false)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWellMeetsEachAndWhatFailedNone(Condition condition) {
        Dependency dependency = new Dependency(condition, true);

        assertThat(dependency.isMet(true, Optional.of(new Healthy()))).isTrue();
        assertThat(dependency.isMet(false, FAILED)).isFalse();
        assertThat(dependency.isMet(false, Optional.empty())).isFalse();
    }

    @Test
    void whatIsOnlyStartedIsNeitherHealthyNorCompleted() {
        assertThat(new Dependency(Condition.STARTED, true).isMet(true, WAITING)).isTrue();
        assertThat(new Dependency(Condition.HEALTHY, true).isMet(true, WAITING)).isFalse();
        assertThat(new Dependency(Condition.COMPLETED, true).isMet(true, WAITING))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotRequiredIsWaitedForOnlyWhileItMayComeUp(Condition condition) {
        Dependency dependency = new Dependency(condition, false);

        assertThat(dependency.isMet(false, WAITING)).isFalse();
        assertThat(dependency.isMet(false, FAILED)).isTrue();
        assertThat(dependency.isMet(false, Optional.empty())).isTrue();
    }
}
