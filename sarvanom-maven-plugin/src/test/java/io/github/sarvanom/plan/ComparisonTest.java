package io.github.sarvanom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private static final List<String> COMPLETED_BY_THE_SERVER =
            List.of("LimitRange bounds", "Secret written-in-clear", "StatefulSet postgres");

    @ParameterizedTest
    @MethodSource("everyKind")
    void whatWasAppliedIsUnchanged(Manifest wanted) {
        assertThat(Comparison.isCertainlyUnchanged(wanted, Recorded.live(wanted.id())))
                .isNotEqualTo(COMPLETED_BY_THE_SERVER.contains(wanted.id().display()));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void noChangeOfAnySingleFieldGoesUnnoticed(Manifest wanted) {
        LiveObject live = Recorded.live(wanted.id());
        List<Mutation> mutations = Mutation.of(wanted.content()).toList();
        assertThat(mutations).isNotEmpty();
        assertThat(mutations.stream()
                        .filter(mutation -> Comparison.isCertainlyUnchanged(Manifest.of(mutation.tree()), live))
                        .map(Mutation::what))
                .isEmpty();
    }

    @Test
    void quantitiesAreComparedByWhatTheyAmountTo() {
        Manifest wanted = Recorded.wanted("Deployment", "gateway");
        assertThat(wanted.content().toString()).contains("cpu=1000m", "memory=0.5Gi", "memory=2048Mi");
        assertThat(Recorded.live(wanted.id()).content().toString()).contains("cpu=1,", "memory=512Mi", "memory=2Gi");
    }

    @Test
    void textThatLooksLikeAQuantityIsText() {
        Manifest wanted = config("1000m");
        LiveObject live = LiveObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of(
                        "name",
                        "limits",
                        "namespace",
                        "recorded",
                        "managedFields",
                        List.of(Map.of(
                                "manager",
                                "sarvanom",
                                "operation",
                                "Apply",
                                "apiVersion",
                                "v1",
                                "fieldsV1",
                                Map.of("f:data", Map.of("f:requests", Map.of()))))),
                "data",
                Map.of("requests", "1")));
        assertThat(Comparison.isCertainlyUnchanged(wanted, live)).isFalse();
        assertThat(Comparison.isCertainlyUnchanged(config("1"), live)).isTrue();
    }

    @Test
    void anObjectThatSomebodyElseMadeIsNotOursYet() {
        Manifest wanted = Recorded.wanted("ConfigMap", "sarvanom-config");
        String other = Recorded.live(wanted.id()).content().toString();
        assertThat(other).contains("manager=sarvanom");
        assertThat(Comparison.isCertainlyUnchanged(wanted, LiveObject.of(wanted.content())))
                .isFalse();
    }

    static Stream<Manifest> everyKind() {
        return Recorded.WANTED.manifests().stream();
    }

    private static Manifest config(String value) {
        return Manifest.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "limits", "namespace", "recorded"),
                "data",
                Map.of("requests", value)));
    }
}
