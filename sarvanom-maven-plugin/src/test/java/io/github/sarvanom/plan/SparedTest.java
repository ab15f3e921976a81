package io.github.sarvanom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a way back that nobody can be asked about does to which kind. */
class SparedTest {
    @ParameterizedTest
    @CsvSource({
        "v1, PersistentVolumeClaim, its data may go too",
        "v1, PersistentVolume, its data may go too",
        "v1, Namespace, everything in it goes too",
        "apiextensions.k8s.io/v1, CustomResourceDefinition, every object of its kind goes too",
    })
    void whatMayHoldDataStaysAsItIs(String version, String kind, String loss) {
        Manifest manifest = object(version, kind);
        Spared gone = Spared.of(removing(manifest));
        assertThat(gone.plan().removals()).isEmpty();
        assertThat(gone.kept()).containsExactly(new Spared.Kept(manifest.id(), loss));
        Spared replaced = Spared.of(replacing(manifest));
        assertThat(replaced.plan().changes()).containsExactly(new Change.Keep(manifest));
        assertThat(replaced.kept()).containsExactly(new Spared.Kept(manifest.id(), loss));
        Plan plan = removing(manifest);
        assertThat(Spared.of(plan, id -> id.equals(manifest.id())))
                .as("known to be empty")
                .isEqualTo(new Spared(plan, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"v1, ConfigMap", "v1, Service", "apps/v1, Deployment", "batch/v1, Job"})
    void allElseIsDone(String version, String kind) {
        Manifest manifest = object(version, kind);
        for (Plan plan : List.of(removing(manifest), replacing(manifest))) {
            assertThat(Spared.of(plan)).isEqualTo(new Spared(plan, List.of()));
        }
    }

    private static Plan removing(Manifest manifest) {
        return new Plan(List.of(), List.of(new Removal(LiveObject.of(manifest.content()))), Optional.empty());
    }

    private static Plan replacing(Manifest manifest) {
        return new Plan(List.of(new Change.Replace(manifest, List.of("spec"))));
    }

    private static Manifest object(String version, String kind) {
        return Manifest.of(Map.of("apiVersion", version, "kind", kind, "metadata", Map.of("name", "a", "uid", "u")));
    }
}
