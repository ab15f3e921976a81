package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Names.quoted;

import io.github.sarvanom.rehearsal.schema.Trail;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an API server finds wrong with disruption budgets, autoscalers, ingresses, network policies, bindings and claims. */
final class PolicyValidation {
    private static final Pattern PERCENT = Pattern.compile("[0-9]+%");
    private static final Trail SPEC = Trail.ROOT.child("spec");

    private final List<Cause> causes;

    PolicyValidation(List<Cause> causes) {
        this.causes = causes;
    }

    void check(String kind, JsonNode object) {
        JsonNode spec = object.path("spec");
        switch (kind) {
            case "PodDisruptionBudget" -> budget(spec);
            case "HorizontalPodAutoscaler" -> autoscaler(spec);
            case "Ingress" -> ingress(spec);
            case "NetworkPolicy" -> networkPolicy(spec);
            case "RoleBinding" -> roleRef(object.path("roleRef"), "Role", "ClusterRole");
            case "ClusterRoleBinding" -> roleRef(object.path("roleRef"), "ClusterRole");
            case "PersistentVolumeClaim" -> claim(spec);
            default -> {}
        }
    }

    private void budget(JsonNode spec) {
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            String shown = "{\"MinAvailable\":" + spec.path("minAvailable") + ",\"Selector\":null,\"MaxUnavailable\":"
                    + spec.path("maxUnavailable") + ",\"UnhealthyPodEvictionPolicy\":null}";
            causes.add(Cause.invalid(SPEC, shown, "minAvailable and maxUnavailable cannot be both set"));
        }
        for (String field : List.of("minAvailable", "maxUnavailable")) {
            JsonNode amount = spec.path(field);
            Names.notNegative(amount, SPEC.child(field), causes);
            if (amount.isString() && !PERCENT.matcher(amount.stringValue()).matches()) {
                causes.add(
                        Cause.invalid(
                                SPEC.child(field),
                                quoted(amount.stringValue()),
                                "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"));
            }
        }
    }

    private void autoscaler(JsonNode spec) {
        int most = spec.path("maxReplicas").asInt(0);
        if (most < 1) {
            causes.add(Cause.invalid(SPEC.child("maxReplicas"), Integer.toString(most), "must be greater than 0"));
        }
        if (most < spec.path("minReplicas").asInt(1)) {
            causes.add(Cause.invalid(
                    SPEC.child("maxReplicas"),
                    Integer.toString(most),
                    "must be greater than or equal to `minReplicas`"));
        }
    }

    private void ingress(JsonNode spec) {
        if (spec.path("rules").isEmpty() && spec.path("defaultBackend").isMissingNode()) {
            causes.add(Cause.invalid(SPEC, "null", "either `defaultBackend` or `rules` must be specified"));
        }
        for (int i = 0; i < spec.path("rules").size(); i++) {
            JsonNode paths = spec.path("rules").get(i).path("http").path("paths");
            for (int j = 0; j < paths.size(); j++) {
                if (paths.get(j).path("pathType").asString("").isEmpty()) {
                    Trail at = SPEC.child("rules")
                            .item(i)
                            .child("http")
                            .child("paths")
                            .item(j);
                    causes.add(Cause.required(at.child("pathType"), "pathType must be specified"));
                }
            }
        }
    }

    private void networkPolicy(JsonNode spec) {
        for (String direction : List.of("ingress", "egress")) {
            for (int i = 0; i < spec.path(direction).size(); i++) {
                JsonNode ports = spec.path(direction).get(i).path("ports");
                for (int j = 0; j < ports.size(); j++) {
                    if (ports.get(j).has("port")) {
                        Trail at = SPEC.child(direction)
                                .item(i)
                                .child("ports")
                                .item(j)
                                .child("port");
                        Names.port(ports.get(j).path("port"), at, causes);
                    }
                }
            }
        }
    }

    private void roleRef(JsonNode reference, String... kinds) {
        String kind = reference.path("kind").asString("");
        if (!List.of(kinds).contains(kind)) {
            causes.add(Cause.unsupported("roleRef.kind", quoted(kind), kinds));
        }
        if (reference.path("name").asString("").isEmpty()) {
            causes.add(Cause.required("roleRef.name", ""));
        }
    }

    private void claim(JsonNode spec) {
        if (spec.path("accessModes").isEmpty()) {
            causes.add(Cause.required(SPEC.child("accessModes"), "at least 1 access mode is required"));
        }
        if (spec.path("resources").path("requests").path("storage").isMissingNode()) {
            causes.add(Cause.required(SPEC.child("resources").key("storage"), ""));
        }
    }
}
