package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.apply.Pruner;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.Deletion;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.Removal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose is what, and who goes, on any API server. */
abstract class OwnershipContract {
    abstract ClusterConnection connection();

    abstract String namespace();

    @Test
    void whatLeftTheModelGoesAndTheParentTellsWhatIsLeft() throws InterruptedException {
        run(wanted("a", "b"), new Coverage.Whole());
        ManifestSet fewer = set().marked(new ManifestSet(List.of(home(), config("a"))));
        Plan plan = plan(fewer, new Coverage.Whole());
        assertThat(plan.removals())
                .extracting(removal -> removal.id().display())
                .containsExactlyInAnyOrder("ConfigMap b", "ServiceAccount a", "ServiceAccount b");
        run(fewer, new Coverage.Whole());
        LiveState live = connection().reader().read(fewer, set());
        assertThat(live.members().objects())
                .extracting(object -> object.id().display())
                .containsExactlyInAnyOrder("Namespace " + namespace(), "ConfigMap a");
        assertThat(parent(live).text("metadata", "annotations", "applyset.kubernetes.io/contains-group-kinds"))
                .isEqualTo("ConfigMap");
        assertThat(plan(fewer, new Coverage.Whole()).isEmpty()).isTrue();
    }

    @Test
    void aReleaseOfAPartLeavesTheOtherServicesAlone() throws InterruptedException {
        run(wanted("a", "b"), new Coverage.Whole());
        ManifestSet part = set().marked(new ManifestSet(List.of(home(), config("a"))));
        assertThat(plan(part, new Coverage.Part(Set.of("a"))).removals())
                .extracting(removal -> removal.id().display())
                .containsExactly("ServiceAccount a");
    }

    @Test
    void anObjectOfOursWithoutTheLabelIsNotPruned() throws InterruptedException {
        run(wanted("a"), new Coverage.Whole());
        connection().writer().apply(config("b"));
        Plan plan = plan(wanted("a"), new Coverage.Whole());
        assertThat(plan.removals()).isEmpty();
    }

    @Test
    void anotherObjectThatHasTakenTheNameStays() throws InterruptedException {
        run(wanted("a", "b"), new Coverage.Whole());
        Plan plan = plan(wanted("a"), new Coverage.Whole());
        Removal config = plan.removals().stream()
                .filter(removal -> removal.id().kind().equals("ConfigMap"))
                .findFirst()
                .orElseThrow();
        connection().writer().delete(new Deletion(config.id(), config.uid(), Deletion.Dependents.LATER));
        LiveObject anew = connection().writer().apply(config("b"));
        assertThatThrownBy(() -> pruner().prune(plan)).hasMessageContaining("UID");
        assertThat(connection()
                        .reader()
                        .read(new ManifestSet(List.of(config("b"))))
                        .find(config.id()))
                .get()
                .extracting(LiveObject::uid)
                .isEqualTo(anew.uid());
    }

    private LiveObject parent(LiveState live) {
        LiveObject parent = live.members().parent().orElseThrow();
        assertThat(parent.text("metadata", "labels", "applyset.kubernetes.io/id"))
                .isEqualTo(set().id());
        assertThat(Extent.told(parent.content()).collections()).isNotEmpty();
        return parent;
    }

    private ApplySet set() {
        return new ApplySet("shop", namespace());
    }

    private void run(ManifestSet wanted, Coverage coverage) throws InterruptedException {
        LiveState live = connection().reader().read(wanted, set());
        Plan plan = plan(wanted, coverage);
        new PlanApplier(connection().writer(), new SilentApply(), Clock.systemUTC(), InFlight.usual())
                .apply(plan, live);
        pruner().prune(plan);
    }

    private Pruner pruner() {
        return new Pruner(
                connection().reader(), connection().writer(), new SilentApply(), Clock.systemUTC(), InFlight.usual());
    }

    private Plan plan(ManifestSet wanted, Coverage coverage) {
        LiveState live = connection().reader().read(wanted, set());
        return new Planner(connection().reader(), InFlight.usual())
                .plan(wanted, live)
                .pruning(wanted, live, set(), coverage);
    }

    private ManifestSet wanted(String... services) {
        List<Manifest> objects = new ArrayList<>(List.of(home()));
        for (String service : services) {
            objects.add(config(service));
            objects.add(account(service));
        }
        return set().marked(new ManifestSet(objects));
    }

    private Manifest home() {
        return Manifest.of(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", namespace())));
    }

    private Manifest config(String service) {
        return object("ConfigMap", service);
    }

    private Manifest account(String service) {
        return object("ServiceAccount", service);
    }

    private Manifest object(String kind, String service) {
        Map<String, Object> metadata =
                Map.of("name", service, "namespace", namespace(), "labels", Map.of("app.kubernetes.io/name", service));
        return Manifest.of(Map.of("apiVersion", "v1", "kind", kind, "metadata", metadata));
    }
}
