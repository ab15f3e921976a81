package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
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
import io.github.sarvanom.plan.Consent;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.plan.ForeignObjects;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.Removal;
import io.github.sarvanom.plan.Takeover;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose is what, and who goes, on any API server. */
abstract class OwnershipContract {
    abstract ClusterConnection connection();

    abstract String namespace();

    /** Writes as another tool would. */
    abstract KubernetesClient client();

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

    @Test
    void whatKubectlMadeBecomesOursWithAllItsFields() throws InterruptedException {
        run(wanted(), new Coverage.Whole());
        byKubectl(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "a", "annotations", Map.of("kubectl.kubernetes.io/last-applied-configuration", "{}")),
                "data",
                Map.of("KEPT", "old", "LEFT", "over")));
        ManifestSet wanted = set().marked(new ManifestSet(List.of(home(), saying("KEPT", "new"))));
        Plan plan = plan(wanted, new Coverage.Whole());
        assertThat(plan.adoptions()).singleElement().satisfies(adopt -> {
            assertThat(adopt.from().said()).isEqualTo("kubectl apply");
            assertThat(adopt.fields())
                    .extracting(field -> field.path() + " " + field.before() + " " + field.after())
                    .containsExactly(
                            "data.KEPT old new",
                            "data.LEFT over null",
                            "metadata.annotations.kubectl.kubernetes.io/last-applied-configuration (kubectl's copy) null",
                            "metadata.labels.app.kubernetes.io/name null a",
                            "metadata.labels.applyset.kubernetes.io/part-of null " + set().id());
        });
        assertThatThrownBy(() -> new ForeignObjects(set(), Takeover.REFUSED)
                        .refuse(wanted, connection().reader().read(wanted, set())))
                .hasMessageContaining("ConfigMap a belongs to kubectl apply")
                .hasMessageContaining("sarvanom:adopt");
        run(wanted, new Coverage.Whole());
        LiveObject live = connection().reader().find(config("a").id()).orElseThrow();
        assertThat(live.at("data")).isEqualTo(Map.of("KEPT", "new"));
        assertThat(live.at("metadata", "annotations")).isNull();
        assertThat(live.maps("metadata", "managedFields"))
                .extracting(entry -> entry.get("manager"))
                .containsExactly("sarvanom");
        assertThat(plan(wanted, new Coverage.Whole()).isEmpty()).isTrue();
    }

    @Test
    void aChangeThatSomebodyMadeSinceThePlanStopsIt() throws InterruptedException {
        run(wanted("a"), new Coverage.Whole());
        ManifestSet wanted = set().marked(new ManifestSet(List.of(home(), saying("LEVEL", "debug"))));
        LiveState live = connection().reader().read(wanted, set());
        Plan plan =
                new Planner(connection().reader(), InFlight.usual()).plan(wanted, live, scope(new Coverage.Whole()));
        somebodyElseWrites("LEVEL", "debug");
        assertThatThrownBy(() -> applier().apply(plan, live))
                .hasMessageContaining("ConfigMap a was changed by somebody else since the plan was made");
    }

    @Test
    void aChangeElsewhereInTheObjectDoesNotStopThePlan() throws InterruptedException {
        run(wanted("a"), new Coverage.Whole());
        ManifestSet wanted = set().marked(new ManifestSet(List.of(home(), saying("LEVEL", "debug"))));
        LiveState live = connection().reader().read(wanted, set());
        Plan plan =
                new Planner(connection().reader(), InFlight.usual()).plan(wanted, live, scope(new Coverage.Whole()));
        somebodyElseWrites("OTHER", "x");
        applier().apply(plan, live);
        assertThat(connection().reader().find(config("a").id()).orElseThrow().at("data"))
                .isEqualTo(Map.of("LEVEL", "debug", "OTHER", "x"));
    }

    @Test
    void whatIsWrongInANewNamespaceIsSeenBeforeTheNamespaceIsMade() {
        Manifest wrong = Manifest.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Service",
                "metadata",
                Map.of("name", "a", "namespace", namespace()),
                "spec",
                Map.of("ports", List.of(Map.of("port", 99_999)))));
        ManifestSet wanted = set().marked(new ManifestSet(List.of(home(), config("a"), wrong)));
        assertThatThrownBy(() -> plan(wanted, new Coverage.Whole()))
                .hasMessageContaining("Service a in namespace " + namespace())
                .hasMessageContaining("spec.ports[0].port")
                .hasMessageNotContaining("default");
        assertThat(connection().reader().find(home().id())).isEmpty();
    }

    @Test
    void whatCantBeChangedIsMadeAnewWithConsentOnly() throws InterruptedException {
        ManifestSet first = set().marked(new ManifestSet(List.of(home(), sealed("old"))));
        run(first, new Coverage.Whole());
        Plan replacing = plan(set().marked(new ManifestSet(List.of(home(), sealed("new")))), new Coverage.Whole());
        assertThat(replacing.replacements())
                .extracting(replace -> replace.id().display())
                .containsExactly("ConfigMap sealed");
        assertThatThrownBy(() -> Consent.NONE.check(replacing))
                .hasMessageContaining("ConfigMap sealed is removed and made anew, since data can't be changed");
        run(set().marked(new ManifestSet(List.of(home(), sealed("new")))), new Coverage.Whole());
        assertThat(connection().reader().find(sealed("new").id()).orElseThrow().at("data"))
                .isEqualTo(Map.of("LEVEL", "new"));
    }

    private Manifest sealed(String level) {
        Map<String, Object> tree =
                new LinkedHashMap<>(object("ConfigMap", "sealed").content());
        tree.put("immutable", true);
        tree.put("data", Map.of("LEVEL", level));
        return Manifest.of(tree);
    }

    private void byKubectl(Map<String, Object> object) {
        client().raw(
                        "/api/v1/namespaces/" + namespace() + "/configmaps?fieldManager=kubectl-client-side-apply",
                        "POST",
                        object);
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
        applier().apply(plan, live);
        pruner().prune(plan);
    }

    private PlanApplier applier() {
        return new PlanApplier(
                connection().reader(), connection().writer(), new SilentApply(), Clock.systemUTC(), InFlight.usual());
    }

    private Pruner pruner() {
        return new Pruner(
                connection().reader(), connection().writer(), new SilentApply(), Clock.systemUTC(), InFlight.usual());
    }

    private Planner.Scope scope(Coverage coverage) {
        return new Planner.Scope(set(), coverage, Takeover.ALLOWED);
    }

    private Plan plan(ManifestSet wanted, Coverage coverage) {
        LiveState live = connection().reader().read(wanted, set());
        return new Planner(connection().reader(), InFlight.usual()).plan(wanted, live, scope(coverage));
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

    /** The ConfigMap of service a with that entry. */
    private Manifest saying(String key, String value) {
        return saying(config("a").content(), key, value);
    }

    private static Manifest saying(Map<String, Object> configMap, String key, String value) {
        Map<String, Object> tree = new LinkedHashMap<>(configMap);
        tree.put("data", Map.of(key, value));
        return Manifest.of(tree);
    }

    private void somebodyElseWrites(String key, String value) {
        Map<String, Object> live =
                connection().reader().find(config("a").id()).orElseThrow().content();
        connection().writer().replace(saying(live, key, value));
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
