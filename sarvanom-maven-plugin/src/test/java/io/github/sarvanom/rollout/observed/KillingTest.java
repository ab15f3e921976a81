package io.github.sarvanom.rollout.observed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which probe makes the kubelet stop a container, in its own words. */
class KillingTest {
    private static final LiveObject POD = LiveObject.of(Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Pod",
            "metadata",
            Map.of("name", "web-0", "uid", "1"),
            "status",
            Map.of("containerStatuses", List.of(Map.of("name", "web"), Map.of("name", "proxy")))));

    @Test
    void namesTheProbeThatKills() {
        assertThat(said("Container web failed liveness probe, will be restarted"))
                .get()
                .returns(Cause.LIVENESS_KILLS, Killing::cause)
                .returns("livenessProbe", Killing::probe);
        assertThat(said("Container web failed startup probe, will be restarted"))
                .get()
                .returns(Cause.STARTUP_PROBE_KILLS, Killing::cause)
                .returns("startupProbe", Killing::probe);
    }

    @Test
    void aPodThatIsStoppedForAnotherReasonIsNoProbesVictim() {
        assertThat(said("Stopping container web")).isEmpty();
        assertThat(Killing.of(POD, web(), Related.none())).isEmpty();
    }

    private static Optional<Killing> said(String message) {
        LiveObject event = LiveObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Event",
                "metadata",
                Map.of("name", "e"),
                "reason",
                "Killing",
                "involvedObject",
                Map.of("uid", "1", "fieldPath", "spec.containers{web}"),
                "message",
                message));
        Related related = new Related(List.of(), List.of(POD), List.of(event), Learned.nothing());
        assertThat(Killing.of(POD, proxy(), related)).as("of its neighbour").isEmpty();
        return Killing.of(POD, web(), related);
    }

    private static ContainerState web() {
        return ContainerState.of(POD).get(0);
    }

    private static ContainerState proxy() {
        return ContainerState.of(POD).get(1);
    }
}
