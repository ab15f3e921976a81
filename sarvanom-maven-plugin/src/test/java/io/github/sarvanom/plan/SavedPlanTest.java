package io.github.sarvanom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.problem.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of a plan, and what a release that is bound to it refuses. */
class SavedPlanTest {
    private static final Source FILE = Source.file("plan.json", 0);
    private static final Map<String, String> WHERE =
            Map.of("application", "shop", "environment", "staging", "namespace", "shop-staging");

    @Test
    void theSamePlanIsAdmittedAndAnotherIsRefusedWithWhatMoved() {
        SavedPlan saved = SavedPlan.read(PlanJson.text(plan("debug", "uid-1"), WHERE), FILE);
        saved.check(plan("debug", "uid-1"));
        assertThatThrownBy(() -> saved.check(plan("trace", "uid-1")))
                .hasMessageContaining("nothing was changed")
                .hasMessageContaining("then, not now: ~ v1 ConfigMap a in n data.LEVEL: info -> debug")
                .hasMessageContaining("now, not then: ~ v1 ConfigMap a in n data.LEVEL: info -> trace");
        assertThatThrownBy(() -> saved.check(plan("debug", "uid-2"))).hasMessageContaining("uid-2");
    }

    @Test
    void aFileThatHoldsNoPlanIsSaidToBeNone() {
        for (String text : List.of("", "[]", "{}", "{\"fingerprint\": 1, \"lines\": []}")) {
            assertThatThrownBy(() -> SavedPlan.read(text, FILE)).hasMessageContaining("holds no plan");
        }
    }

    @Test
    void consentToOnePlanIsNoneToAnother() {
        String said = PlanFingerprint.of(plan("debug", "uid-1")).shortened();
        new Consent(said).check(plan("debug", "uid-1"));
        assertThatThrownBy(() -> new Consent(said).check(plan("debug", "uid-2")))
                .hasMessageContaining("PersistentVolumeClaim data is removed: its data may go too")
                .hasMessageContaining("-Dsarvanom.consent=");
        assertThatThrownBy(() -> Consent.NONE.check(plan("debug", "uid-1"))).hasMessageContaining("needs consent");
        assertThatThrownBy(() -> new Consent(said.substring(0, 7)).check(plan("debug", "uid-1")))
                .hasMessageContaining("needs consent");
    }

    @Test
    void neitherASecretsValueNorWhatChangesFromRunToRunIsInAPlan() {
        Change.Create secret =
                new Change.Create(object("Secret", "s", Map.of("data", Map.of("PASSWORD", "aHVudGVyMg=="))));
        Change.Create again = new Change.Create(object("Secret", "s", Map.of("data", Map.of("PASSWORD", "b3RoZXI="))));
        assertThat(PlanJson.text(new Plan(List.of(secret)), WHERE))
                .doesNotContain("aHVudGVyMg")
                .contains("PASSWORD");
        assertThat(PlanFingerprint.of(new Plan(List.of(secret))))
                .isEqualTo(PlanFingerprint.of(new Plan(List.of(again))));
    }

    @Test
    void theJsonIsAsTheSchemaSays() throws IOException {
        Map<String, Object> schema = Json.tree(Files.readString(Path.of("../docs/plan.schema.json")));
        Map<String, Object> tree = Json.tree(PlanJson.text(plan("debug", "uid-1"), WHERE));
        assertThat(violations("", schema, tree)).isEmpty();
        tree.remove("lines");
        tree.put("empty", "no");
        tree.put("more", 1);
        assertThat(violations("", schema, tree)).hasSize(3);
    }

    private static Plan plan(String level, String uid) {
        Owner kubectl = new Owner("kubectl apply", true);
        FieldChange field = new FieldChange("data.LEVEL", "info", level);
        List<Change> changes = List.of(
                new Change.Create(object("Service", "a", Map.of("spec", Map.of("ports", List.of(Map.of("port", 80)))))),
                new Change.Update(object("ConfigMap", "a", Map.of()), List.of(field)),
                new Change.Adopt(object("ConfigMap", "b", Map.of()), List.of(field), kubectl),
                new Change.Keep(object("ConfigMap", "c", Map.of())));
        Removal claim = new Removal(LiveObject.of(Map.of(
                "apiVersion", "v1", "kind", "PersistentVolumeClaim", "metadata", Map.of("name", "data", "uid", uid))));
        return new Plan(changes, List.of(claim), Optional.empty());
    }

    private static Manifest object(String kind, String name, Map<String, Object> more) {
        Map<String, Object> content = new java.util.LinkedHashMap<>(
                Map.of("apiVersion", "v1", "kind", kind, "metadata", Map.of("name", name, "namespace", "n")));
        content.putAll(more);
        return Manifest.of(content);
    }

    /** The few words of JSON Schema that ours uses. */
    private static List<String> violations(String at, Map<?, ?> schema, Object value) {
        List<String> found = new ArrayList<>();
        Set<Object> types = Set.of(
                value instanceof Map
                        ? "object"
                        : value instanceof List
                                ? "array"
                                : value instanceof Boolean
                                        ? "boolean"
                                        : value instanceof Number ? "integer" : "string");
        if (!types.contains(schema.get("type"))) {
            found.add(at + " is no " + schema.get("type"));
        }
        if (schema.get("enum") instanceof List<?> words && !words.contains(value)) {
            found.add(at + " is " + value);
        }
        if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            list.forEach(each -> found.addAll(violations(at + "[]", items, each)));
        }
        if (value instanceof Map<?, ?> map && schema.get("properties") instanceof Map<?, ?> properties) {
            ((List<?>) schema.get("required"))
                    .stream().filter(key -> !map.containsKey(key)).forEach(key -> found.add(at + " lacks " + key));
            map.forEach((key, below) -> {
                if (properties.get(key) instanceof Map<?, ?> known) {
                    found.addAll(violations(at + "." + key, known, below));
                } else {
                    found.add(at + " has " + key);
                }
            });
        }
        return found;
    }
}
