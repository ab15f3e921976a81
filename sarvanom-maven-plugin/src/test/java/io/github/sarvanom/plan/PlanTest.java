package io.github.sarvanom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void anObjectThatIsNotThereIsCreatedAndOneWithoutPreviewIsKept() {
        ManifestSet wanted = new ManifestSet(List.of(Recorded.wanted("ConfigMap", "sarvanom-config"), config("new")));
        Plan plan = Plan.between(wanted, Recorded.LIVE, Map.of());
        assertThat(plan.creates())
                .extracting(Change::id)
                .extracting(ResourceId::name)
                .containsExactly("new");
        assertThat(plan.keeps())
                .extracting(Change::id)
                .extracting(ResourceId::name)
                .containsExactly("sarvanom-config");
        assertThat(plan.isEmpty()).isFalse();
    }

    @Test
    void aPreviewThatDiffersInTheServersOwnFieldsAloneKeepsTheObject() {
        Manifest wanted = Recorded.wanted("StatefulSet", "postgres");
        LiveObject preview = previewed(
                wanted,
                text -> text.replace("resourceVersion=", "resourceVersion=9").replace("generation=1", "generation=2"));
        assertThat(preview.resourceVersion())
                .isNotEqualTo(Recorded.live(wanted.id()).resourceVersion());
        assertThat(planFor(wanted, preview).isEmpty()).isTrue();
    }

    @Test
    void everyChangedFieldOfADeploymentIsNamedByItsPath() {
        Manifest wanted = Recorded.wanted("Deployment", "gateway");
        Map<String, Object> tree = copy(Recorded.live(wanted.id()).content());
        map(tree, "metadata", "labels").put("app.kubernetes.io/version", "2.1");
        map(tree, "spec").put("replicas", 3);
        Map<String, Object> pod = map(tree, "spec", "template", "spec");
        pod.remove("terminationGracePeriodSeconds");
        Map<String, Object> container = element(pod, "containers", 0);
        container.put("image", "registry.example.com/sarvanom/gateway@sha256:1111");
        list(container, "env").remove(3);
        list(container, "env").add(Map.of("name", "ADDED", "value", "1"));
        list(container, "ports").remove(1);
        map(container, "resources", "limits").put("cpu", "2");
        list(pod, "volumes").add(Map.of("name", "cache", "emptyDir", Map.of()));
        Golden.matches("plan/deployment-changes.txt", shown(planFor(wanted, LiveObject.of(tree))));
    }

    @Test
    void listsWithoutNamesAreToldByPosition() {
        Manifest wanted = Recorded.wanted("Role", "reader");
        Map<String, Object> tree = copy(Recorded.live(wanted.id()).content());
        Map<String, Object> rule = element(tree, "rules", 0);
        rule.put("verbs", List.of("get", "list", "watch"));
        rule.put("resources", List.of("services", "pods"));
        Golden.matches("plan/role-changes.txt", shown(planFor(wanted, LiveObject.of(tree))));
    }

    @Test
    void aSecretShowsThatAValueChangesAndNotWhichItIs() {
        Manifest wanted = Recorded.wanted("Secret", "sarvanom-secrets");
        Map<String, Object> tree = copy(Recorded.live(wanted.id()).content());
        tree.put("data", Map.of("POSTGRES_PASSWORD", "Y2FuYXJ5LW9uZQ==", "ADDED", "Y2FuYXJ5LXR3bw=="));
        map(tree, "metadata")
                .put(
                        "annotations",
                        Map.of(
                                "kubectl.kubernetes.io/last-applied-configuration",
                                "{\"data\":{\"POSTGRES_PASSWORD\":\"Y2FuYXJ5LXRocmVl\"}}"));
        String shown = shown(planFor(wanted, LiveObject.of(tree)));
        assertThat(shown).doesNotContain("Y2FuYXJ5", "canary", "c2VjcmV0");
        Golden.matches("plan/secret-changes.txt", shown);
    }

    @Test
    void anObjectThatOnlyBecomesOursIsAnUpdate() {
        Manifest wanted = Recorded.wanted("ConfigMap", "sarvanom-config");
        Map<String, Object> foreign = copy(Recorded.live(wanted.id()).content());
        element(map(foreign, "metadata"), "managedFields", 0).put("manager", "kubectl-client-side-apply");
        LiveState live = new LiveState(Map.of(wanted.id(), LiveObject.of(foreign)));
        Plan plan =
                Plan.between(new ManifestSet(List.of(wanted)), live, Map.of(wanted.id(), Recorded.live(wanted.id())));
        Golden.matches("plan/adopted.txt", shown(plan));
    }

    private static Plan planFor(Manifest wanted, LiveObject preview) {
        return Plan.between(new ManifestSet(List.of(wanted)), Recorded.LIVE, Map.of(wanted.id(), preview));
    }

    private static String shown(Plan plan) {
        return plan.updates().stream()
                .flatMap(update -> update.fields().stream())
                .map(field -> field.path() + ": " + field.before() + " -> " + field.after() + "\n")
                .collect(Collectors.joining());
    }

    private static Manifest config(String name) {
        return Manifest.of(Map.of(
                "apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", name, "namespace", "recorded")));
    }

    private static LiveObject previewed(Manifest wanted, UnaryOperator<String> change) {
        Map<String, Object> tree = copy(Recorded.live(wanted.id()).content());
        Map<String, Object> metadata = map(tree, "metadata");
        metadata.replaceAll((key, value) -> value instanceof Map<?, ?> || value instanceof List<?>
                ? value
                : change.apply(key + "=" + value).substring(key.length() + 1));
        return LiveObject.of(tree);
    }

    private static Map<String, Object> copy(Map<?, ?> tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) -> copy.put(key.toString(), copied(value)));
        return copy;
    }

    private static Object copied(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        return value instanceof List<?> list
                ? new ArrayList<>(list.stream().map(PlanTest::copied).toList())
                : value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> tree, String... path) {
        Map<String, Object> at = tree;
        for (String key : path) {
            at = (Map<String, Object>) at.get(key);
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> tree, String key) {
        return (List<Object>) tree.get(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> element(Map<String, Object> tree, String key, int index) {
        return (Map<String, Object>) list(tree, key).get(index);
    }
}
