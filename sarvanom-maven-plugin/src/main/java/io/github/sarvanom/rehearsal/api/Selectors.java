package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.store.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code labelSelector} and {@code fieldSelector}. */
final class Selectors {
    private static final Pattern SET = Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
    private static final Pattern EQUAL = Pattern.compile("\\s*([^=!\\s]+)\\s*(==|=|!=)\\s*([^=\\s]*)\\s*");
    private static final Pattern EXISTS = Pattern.compile("\\s*(!?)\\s*([^=!\\s]+)\\s*");
    private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");
    private static final Map<String, Set<String>> BY_KIND = Map.of(
            "Pod",
                    Set.of(
                            "spec.nodeName",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "status.phase",
                            "status.podIP"),
            "Event",
                    Set.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "involvedObject.apiVersion",
                            "involvedObject.resourceVersion",
                            "involvedObject.fieldPath",
                            "reason",
                            "type"),
            "Secret", Set.of("type"),
            "Namespace", Set.of("status.phase"),
            "ReplicaSet", Set.of("status.replicas"),
            "Job", Set.of("status.successful"),
            "Node", Set.of("spec.unschedulable"));

    private Selectors() {}

    /** @throws ApiException when a selector cannot be read or names a field that this kind cannot be selected by */
    static Selector of(ApiRequest request, Resource resource) {
        String labels = request.parameter("labelSelector");
        String fields = request.parameter("fieldSelector");
        if (labels.isBlank() && fields.isBlank()) {
            return Selector.EVERYTHING;
        }
        List<Selector> all = new ArrayList<>();
        for (String part : parts(labels)) {
            all.add(label(part, labels));
        }
        for (String part : parts(fields)) {
            all.add(field(part, resource));
        }
        return object -> all.stream().allMatch(each -> each.test(object));
    }

    /** Splits at the commas that do not stand in brackets. */
    private static List<String> parts(String text) {
        return text.isBlank() ? List.of() : List.of(text.split(",(?![^(]*\\))"));
    }

    private static Selector label(String part, String whole) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            Set<String> values = new java.util.HashSet<>();
            for (String value : set.group(3).split(",", -1)) {
                values.add(value.trim());
            }
            boolean wanted = set.group(2).equals("in");
            return object -> {
                JsonNode value = labelOf(object, set.group(1));
                return wanted == (!value.isMissingNode() && values.contains(value.asString("")));
            };
        }
        Matcher equal = EQUAL.matcher(part);
        if (equal.matches()) {
            boolean wanted = !equal.group(2).equals("!=");
            return object -> {
                JsonNode value = labelOf(object, equal.group(1));
                return wanted == (!value.isMissingNode() && value.asString("").equals(equal.group(3)));
            };
        }
        Matcher exists = EXISTS.matcher(part);
        if (exists.matches()) {
            boolean wanted = exists.group(1).isEmpty();
            return object -> wanted == !labelOf(object, exists.group(2)).isMissingNode();
        }
        String[] words = part.strip().split("\\s+", -1);
        throw ApiException.badRequest(
                words.length > 1
                        ? "unable to parse requirement: found '" + words[1]
                                + "', expected: in, notin, =, ==, !=, gt, lt"
                        : "unable to parse requirement: " + whole);
    }

    private static JsonNode labelOf(ObjectNode object, String name) {
        return object.path("metadata").path("labels").path(name);
    }

    private static Selector field(String part, Resource resource) {
        Matcher equal = EQUAL.matcher(part);
        if (!equal.matches()) {
            throw ApiException.badRequest("invalid selector: '" + part + "'; can't understand '" + part + "'");
        }
        String path = equal.group(1);
        if (!EVERYWHERE.contains(path)
                && !BY_KIND.getOrDefault(resource.kind(), Set.of()).contains(path)) {
            throw ApiException.badRequest("field label not supported: " + path);
        }
        boolean wanted = !equal.group(2).equals("!=");
        String[] steps = path.split("\\.");
        return object -> wanted == valueAt(object, steps).equals(equal.group(3));
    }

    private static String valueAt(JsonNode object, String[] steps) {
        JsonNode at = object;
        for (String step : steps) {
            at = at.path(step);
        }
        return at.asString("");
    }
}
