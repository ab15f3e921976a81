package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Comparison;
import io.github.sarvanom.plan.FieldChange;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for any API server that we plan against and apply to. */
abstract class PlanAndApplyContract {
    abstract ClusterConnection connection();

    abstract ManifestSet wanted();

    @Test
    void oneChangedValueIsOneChangeOfOneField() {
        apply(plan());
        ManifestSet changed = changed();
        assertThat(new Planner(connection().reader(), InFlight.usual())
                        .plan(changed)
                        .plan()
                        .updates())
                .singleElement()
                .satisfies(update -> assertThat(update.fields())
                        .containsExactly(new FieldChange("data.LOG_LEVEL", "info", "debug")));
    }

    @Test
    void aFieldThatIsNoLongerWantedGoes() {
        apply(plan());
        ManifestSet without =
                replacing("ConfigMap sarvanom-config", tree -> tree.put("data", Map.of("LOG_LEVEL", "info")));
        Planner.Planned planned = new Planner(connection().reader(), InFlight.usual()).plan(without);
        assertThat(planned.plan().updates())
                .singleElement()
                .satisfies(update -> assertThat(update.fields())
                        .extracting(FieldChange::path)
                        .containsExactly("data.EMPTY", "data.HALF", "data.THOUSAND"));
        assertThat(apply(planned).objects().values().stream()
                        .filter(object -> object.id().display().equals("ConfigMap sarvanom-config"))
                        .map(object -> object.at("data")))
                .containsExactly(Map.of("LOG_LEVEL", "info"));
    }

    @Test
    void aSecondPlanAfterAnApplyIsEmptyForEveryKind() {
        AppliedSet applied = apply(plan());
        assertThat(applied.objects()).hasSameSizeAs(wanted().manifests());
        assertThat(plan().plan().updates()).isEmpty();
        LiveState live = connection().reader().read(wanted());
        assertThat(wanted().manifests().stream()
                        .filter(manifest -> !Comparison.isCertainlyUnchanged(
                                manifest, live.find(manifest.id()).orElseThrow()))
                        .map(Manifest::id)
                        .map(ResourceId::display))
                .as("objects whose atomic fields the server completes: they cost a dry run each time")
                .containsExactly("LimitRange bounds", "Secret written-in-clear", "StatefulSet postgres");
    }

    @SuppressWarnings("unchecked")
    private ManifestSet changed() {
        return replacing("ConfigMap sarvanom-config", tree -> {
            Map<String, Object> data = new LinkedHashMap<>((Map<String, Object>) tree.get("data"));
            data.put("LOG_LEVEL", "debug");
            tree.put("data", data);
        });
    }

    private ManifestSet replacing(String which, Consumer<Map<String, Object>> change) {
        return new ManifestSet(wanted().manifests().stream()
                .map(manifest -> manifest.id().display().equals(which) ? changed(manifest, change) : manifest)
                .toList());
    }

    private static Manifest changed(Manifest manifest, Consumer<Map<String, Object>> change) {
        Map<String, Object> tree = new LinkedHashMap<>(manifest.content());
        change.accept(tree);
        return Manifest.of(tree);
    }

    private Planner.Planned plan() {
        return new Planner(connection().reader(), InFlight.usual()).plan(wanted());
    }

    private AppliedSet apply(Planner.Planned planned) {
        return new PlanApplier(
                        connection().reader(),
                        connection().writer(),
                        new SilentApply(),
                        Clock.systemUTC(),
                        InFlight.usual())
                .apply(planned.plan(), planned.live());
    }
}
