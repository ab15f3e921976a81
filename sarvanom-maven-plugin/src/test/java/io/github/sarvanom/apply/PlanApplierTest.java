package io.github.sarvanom.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.cluster.UnaskedCluster;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.FieldChange;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.Removal;
import io.github.sarvanom.problem.SarvanomException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanApplierTest {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatOthersDependOnIsThereBeforeThem() {
        List<String> kinds =
                List.of("Deployment", "Service", "Secret", "ConfigMap", "Namespace", "ServiceAccount", "Role");
        AppliedSet applied = applier(Set.of(), 32)
                .apply(new Plan(kinds.stream().map(this::created).toList()), new LiveState(Map.of()));
        assertThat(applied.objects()).hasSize(7);
        assertThat(heard.get(0)).isEqualTo("applying 7");
        assertThat(heard.get(1)).isEqualTo("applied Namespace x");
        assertThat(heard.subList(2, 6))
                .containsExactlyInAnyOrder(
                        "applied Secret x", "applied ConfigMap x", "applied ServiceAccount x", "applied Role x");
        assertThat(heard.subList(6, 8)).containsExactlyInAnyOrder("applied Deployment x", "applied Service x");
        assertThat(heard.get(8)).isEqualTo("all 7 in PT0S");
    }

    @Test
    void anEmptyPlanSendsNothingAndHandsOnWhatIsThere() {
        Manifest manifest = manifest("ConfigMap");
        LiveState live = new LiveState(Map.of(manifest.id(), LiveObject.of(manifest.content())));
        AppliedSet applied = applier(Set.of(), 32).apply(new Plan(List.of(new Change.Keep(manifest))), live);
        assertThat(applied.objects()).containsOnlyKeys(manifest.id());
        assertThat(heard).isEmpty();
    }

    @Test
    void aFailingWaveIsTheLastOneAndTellsHowFarItCame() {
        Plan plan = new Plan(List.of(
                created("Namespace"),
                created("ConfigMap"),
                new Change.Update(
                        manifest("Secret"), List.of(new FieldChange("data.A", "(secret)", "(secret, changed)"))),
                created("Role"),
                created("Deployment"),
                created("Service")));
        SarvanomException failed = catchThrowableOfType(
                SarvanomException.class,
                () -> applier(Set.of("ConfigMap", "Secret"), 1).apply(plan, new LiveState(Map.of())));
        assertThat(heard).containsExactly("applying 6", "applied Namespace x", "applied Role x");
        Golden.matches("apply/failed-wave.txt", failed.getMessage() + "\n");
    }

    private PlanApplier applier(Set<String> refusedKinds, int inFlight) {
        return new PlanApplier(
                new UnaskedCluster(),
                new AppliesOnly(refusedKinds),
                new Notes(),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                new InFlight(inFlight));
    }

    private Change created(String kind) {
        return new Change.Create(manifest(kind));
    }

    private static Manifest manifest(String kind) {
        return Manifest.of(Map.of("apiVersion", "v1", "kind", kind, "metadata", Map.of("name", "x", "namespace", "n")));
    }

    private final class Notes implements ApplyLog {
        @Override
        public void applying(int changes) {
            heard.add("applying " + changes);
        }

        @Override
        public void applied(Change change) {
            ResourceId id = change.id();
            heard.add("applied " + id.display());
        }

        @Override
        public void allApplied(int changes, Duration took) {
            heard.add("all " + changes + " in " + took);
        }

        @Override
        public void removing(int objects) {
            heard.add("removing " + objects);
        }

        @Override
        public void removed(Removal removal) {
            heard.add("removed " + removal.id().display());
        }

        @Override
        public void allRemoved(int objects, Duration took) {
            heard.add("all " + objects + " removed in " + took);
        }
    }
}
