package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A plan as JSON, for programs and for being carried out later; docs/plan.schema.json describes it. Holds no secret's value. */
public final class PlanJson {
    /** Rises when a reader of the one before would misunderstand. */
    private static final int VERSION = 1;

    private PlanJson() {}

    /**
     * The plan as one JSON object in one line.
     *
     * @param where {@code application}, {@code environment} and {@code namespace}
     */
    public static String text(Plan plan, Map<String, String> where) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", VERSION);
        tree.putAll(where);
        tree.put("fingerprint", PlanFingerprint.of(plan).hex());
        tree.put("empty", plan.isEmpty());
        tree.put("unchanged", plan.keeps().size());
        tree.put("changes", changes(plan));
        tree.put("needsConsent", new Guards(plan).guarded());
        tree.put("noWayBack", WayBack.obstacles(plan));
        tree.put("lines", PlanFingerprint.lines(plan));
        return Json.text(tree);
    }

    private static List<Map<String, Object>> changes(Plan plan) {
        List<Map<String, Object>> changes = new ArrayList<>();
        plan.creates().forEach(create -> changes.add(change("create", create.id(), ImpactRules.of(create))));
        for (Change.Update update : plan.updates()) {
            Map<String, Object> change = change("update", update.id(), ImpactRules.of(update));
            change.put("fields", fields(update.fields()));
            changes.add(change);
        }
        for (Change.Adopt adopt : plan.adoptions()) {
            Map<String, Object> change = change("adopt", adopt.id(), ImpactRules.of(adopt));
            change.put("from", adopt.from().said());
            change.put("fields", fields(adopt.fields()));
            changes.add(change);
        }
        plan.replacements().forEach(replace -> changes.add(change("replace", replace.id(), ImpactRules.of(replace))));
        for (Removal removal : plan.removals()) {
            Map<String, Object> change = change("remove", removal.id(), ImpactRules.of(removal));
            change.put("uid", removal.uid());
            changes.add(change);
        }
        return changes;
    }

    private static Map<String, Object> change(String action, ResourceId id, Set<Impact> impact) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("action", action);
        change.put("apiVersion", id.apiVersion());
        change.put("kind", id.kind());
        change.put("namespace", id.namespace());
        change.put("name", id.name());
        change.put(
                "impact",
                impact.stream()
                        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
        return change;
    }

    private static List<Map<String, Object>> fields(List<FieldChange> fields) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (FieldChange field : fields) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("path", field.path());
            if (field.before() != null) {
                each.put("before", field.before());
            }
            if (field.after() != null) {
                each.put("after", field.after());
            }
            if (field.drift() != null) {
                each.put(
                        "drift",
                        Map.of("by", field.drift().by(), "at", field.drift().at()));
            }
            told.add(each);
        }
        return told;
    }
}
