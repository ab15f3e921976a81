package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.FieldChange;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.PlanJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What somebody changes in the cluster between two releases is told by field, with who did it and when, on any API server. */
abstract class DriftContract {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    abstract Bench bench();

    abstract KubernetesClient client();

    abstract Shop shop();

    abstract Path folder();

    @Test
    void aFieldThatSomebodySetIsToldWithWhoAndWhen() throws InterruptedException {
        bench().deploy(shop());
        byKubectl("kubectl-edit", "configmaps/shop-config", "data", data -> data.put("LOG_LEVEL", "trace"));
        FieldChange field = field(bench().plan(shop()), "data.LOG_LEVEL");
        assertThat(field.before()).isEqualTo("trace");
        assertThat(field.after()).isEqualTo("info");
        assertThat(field.drift()).isNotNull().satisfies(drift -> {
            assertThat(drift.by()).isEqualTo("kubectl-edit");
            assertThat(drift.at()).matches(TIME);
        });
        Plan plan = bench().plan(shop());
        assertThat(PlanJson.text(plan, Map.of())).contains("\"drift\":{").contains("\"by\":\"kubectl-edit\"");
    }

    @Test
    void aDeployLeavesItAndAnAdoptionPutsItBack() throws InterruptedException {
        bench().deploy(shop());
        byKubectl("kubectl-edit", "configmaps/shop-config", "data", data -> data.put("LOG_LEVEL", "trace"));
        assertThatThrownBy(() -> bench().deploy(shop()))
                .hasMessageContaining("ConfigMap shop-config was changed by hand since it was released")
                .hasMessageMatching("(?s).*\\.data\\.LOG_LEVEL: set by kubectl-edit, " + TIME + ".*")
                .hasMessageContaining("mvn sarvanom:adopt");
        bench().adopt(shop());
        assertThat(bench().plan(shop()).isEmpty()).isTrue();
        assertThat(bench().deploy(shop()).plan().isEmpty()).isTrue();
    }

    @Test
    void aFieldThatSomebodyTookAwayIsTold() throws InterruptedException {
        bench().deploy(shop());
        byKubectl("kubectl-edit", "configmaps/shop-config", "data", data -> data.remove("LOG_LEVEL"));
        FieldChange field = field(bench().plan(shop()), "data.LOG_LEVEL");
        assertThat(field.before()).isNull();
        assertThat(field.drift()).isNotNull();
    }

    @Test
    void whatIsWantedAnewHasNotDrifted() throws InterruptedException {
        bench().deploy(shop());
        Plan plan = bench().plan(shop().configured(Map.of("LOG_LEVEL", "debug")));
        assertThat(field(plan, "data.LOG_LEVEL").drift()).isNull();
        assertThat(plan.updates())
                .flatExtracting(Change.Update::fields)
                .allSatisfy(each -> assertThat(each.drift()).as(each.path()).isNull());
    }

    @Test
    void whoScalesByHandIsNamedAndARollbackPutsItBack() throws InterruptedException {
        bench().deploy(shop());
        bench().deploy(shop().configured(Map.of("LOG_LEVEL", "debug")));
        byKubectl("kubectl", "deployments/web", "spec", spec -> spec.put("replicas", 3));
        FieldChange field = field(bench().plan(shop()), "spec.replicas");
        assertThat(field.drift())
                .isNotNull()
                .satisfies(drift -> assertThat(drift.by()).isEqualTo("kubectl"));
        bench().rollback(shop(), Optional.of(1L));
        assertThat(bench().plan(shop()).isEmpty()).isTrue();
    }

    /** The rights of the controller that autoscales are those of a manager of its own. */
    @Test
    void anAutoscalersReplicasAreNoDifferenceAndStayThroughTenDeploys() throws Exception {
        Path overlays = Files.createDirectories(folder().resolve("web/src/main/sarvanom/base"));
        Files.writeString(overlays.resolve("autoscaler.yaml"), """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  minReplicas: 2
                  maxReplicas: 8
                """);
        bench().deploy(shop());
        byKubectl("kube-controller-manager", "deployments/web", "spec", spec -> spec.put("replicas", 5));
        assertThat(bench().plan(shop()).isEmpty()).isTrue();
        for (int i = 0; i < 10; i++) {
            bench().deploy(shop().configured(Map.of("ROUND", Integer.toString(i))));
        }
        assertThat(client().apps()
                        .deployments()
                        .inNamespace(shop().namespace())
                        .withName("web")
                        .get()
                        .getSpec()
                        .getReplicas())
                .isEqualTo(5);
    }

    private static FieldChange field(Plan plan, String path) {
        return plan.changes().stream()
                .flatMap(change -> fields(change).stream())
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<FieldChange> fields(Change change) {
        if (change instanceof Change.Update update) {
            return update.fields();
        }
        return change instanceof Change.Adopt adopt ? adopt.fields() : List.of();
    }

    /** As {@code kubectl edit} does it: read, changed, written back. */
    @SuppressWarnings("unchecked")
    private void byKubectl(String manager, String object, String section, Consumer<Map<String, Object>> edit) {
        String group = object.startsWith("deployments") ? "/apis/apps/v1" : "/api/v1";
        String path = group + "/namespaces/" + shop().namespace() + "/" + object;
        Map<String, Object> tree = new LinkedHashMap<>(Json.tree(client().raw(path)));
        Map<String, Object> edited = new LinkedHashMap<>((Map<String, Object>) tree.get(section));
        edit.accept(edited);
        tree.put(section, edited);
        assertThat(client().raw(path + "?fieldManager=" + manager, "PUT", tree)).contains("sarvanom");
    }
}
