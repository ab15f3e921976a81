package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.apply.ApplyLog;
import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Comparison;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnTestbed
class PlanAndApplyIT {
    private final ClusterConnection connection;
    private final ManifestSet wanted;

    PlanAndApplyIT(Testbed testbed, FreshNamespace namespace) {
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig()));
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
        wanted = ManifestFile.load("/pipeline/every-kind.yaml", namespace.name());
    }

    @Test
    void aSecondPlanAfterAnApplyIsEmptyForEveryKind() {
        AppliedSet applied = apply(plan());
        assertThat(applied.objects()).hasSameSizeAs(wanted.manifests());
        assertThat(plan().plan().updates()).isEmpty();
        LiveState live = connection.reader().read(wanted);
        assertThat(wanted.manifests().stream()
                        .filter(manifest -> !Comparison.isCertainlyUnchanged(
                                manifest, live.find(manifest.id()).orElseThrow()))
                        .map(Manifest::id)
                        .map(ResourceId::display))
                .as("objects whose atomic fields the server completes: they cost a dry run each time")
                .containsExactly("LimitRange bounds", "Secret written-in-clear", "StatefulSet postgres");
    }

    private Planner.Planned plan() {
        return new Planner(connection.reader(), InFlight.usual()).plan(wanted);
    }

    private AppliedSet apply(Planner.Planned planned) {
        return new PlanApplier(connection.writer(), new Silent(), Clock.systemUTC(), InFlight.usual())
                .apply(planned.plan(), planned.live());
    }

    private record Silent() implements ApplyLog {
        @Override
        public void applying(int changes) {}

        @Override
        public void applied(Change change) {}

        @Override
        public void allApplied(int changes, Duration took) {}
    }
}
