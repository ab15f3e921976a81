package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Names.quoted;

import io.github.sarvanom.rehearsal.schema.Trail;
import io.github.sarvanom.rehearsal.store.Meta;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an API server finds wrong with Deployments, StatefulSets, DaemonSets, ReplicaSets, Jobs and CronJobs. */
final class WorkloadValidation {
    private static final Trail SPEC = Trail.ROOT.child("spec");

    private final List<Cause> causes;

    WorkloadValidation(List<Cause> causes) {
        this.causes = causes;
    }

    void check(String kind, JsonNode object) {
        JsonNode spec = object.path("spec");
        switch (kind) {
            case "Job" -> job(spec, SPEC);
            case "CronJob" -> {
                if (spec.path("schedule").asString("").isEmpty()) {
                    causes.add(Cause.required(SPEC.child("schedule"), ""));
                }
                job(
                        spec.path("jobTemplate").path("spec"),
                        SPEC.child("jobTemplate").child("spec"));
            }
            default -> replicated(kind, spec);
        }
    }

    private void job(JsonNode spec, Trail at) {
        JsonNode template = spec.path("template").path("spec");
        Trail here = at.child("template").child("spec");
        new PodValidation(causes).check(template, here);
        String policy = template.path("restartPolicy").asString("");
        if (policy.equals("Always")) {
            causes.add(Cause.required(here.child("restartPolicy"), "valid values: \"OnFailure\", \"Never\""));
        }
    }

    private void replicated(String kind, JsonNode spec) {
        Names.notNegative(spec.path("replicas"), SPEC.child("replicas"), causes);
        Names.notNegative(spec.path("minReadySeconds"), SPEC.child("minReadySeconds"), causes);
        Names.notNegative(spec.path("revisionHistoryLimit"), SPEC.child("revisionHistoryLimit"), causes);
        boolean noSelector =
                spec.path("selector").isMissingNode() || spec.path("selector").isNull();
        if (noSelector) {
            causes.add(Cause.required(SPEC.child("selector"), ""));
        } else if (spec.path("selector").isEmpty()) {
            causes.add(Cause.invalid(
                    SPEC.child("selector"),
                    "{}",
                    "empty selector is invalid for " + kind.toLowerCase(java.util.Locale.ROOT)));
        }
        template(spec, noSelector);
        if (kind.equals("Deployment")) {
            strategy(spec.path("strategy"));
            deadline(spec);
        }
    }

    private void template(JsonNode spec, boolean noSelector) {
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        Trail at = SPEC.child("template");
        if (noSelector || !matches(spec.path("selector"), labels)) {
            String shown = labels.isMissingNode() ? "null" : labels.toString();
            causes.add(Cause.invalid(
                    at.child("metadata").child("labels"), shown, "`selector` does not match template `labels`"));
        }
        Names.labels(labels, at.child("labels"), causes);
        Names.annotations(spec.path("template").path("metadata").path("annotations"), at.child("annotations"), causes);
        new PodValidation(causes)
                .withClaims(spec.path("volumeClaimTemplates"))
                .check(spec.path("template").path("spec"), at.child("spec"));
        String policy = spec.path("template").path("spec").path("restartPolicy").asString("");
        if (!policy.equals("Always")) {
            causes.add(Cause.unsupported(at.child("spec").child("restartPolicy"), quoted(policy), "Always"));
        }
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        Map<String, String> there = Meta.texts(labels);
        // a value that no selector could hold matches nothing
        boolean valid = Meta.texts(selector.path("matchLabels")).entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(there.get(entry.getKey())));
        for (JsonNode expression : selector.path("matchExpressions")) {
            valid &= LabelRequirement.holds(expression, there);
        }
        return valid;
    }

    private void strategy(JsonNode strategy) {
        Trail at = SPEC.child("strategy");
        String type = strategy.path("type").asString("");
        JsonNode rolling = strategy.path("rollingUpdate");
        if (!List.of("Recreate", "RollingUpdate").contains(type)) {
            String shown = "{\"Type\":" + quoted(type) + ",\"RollingUpdate\":null}";
            causes.add(Cause.unsupported(at, shown, "Recreate", "RollingUpdate"));
        } else if (type.equals("Recreate") && !rolling.isMissingNode()) {
            causes.add(Cause.forbidden(
                    at.child("rollingUpdate"), "may not be specified when strategy `type` is 'Recreate'"));
        } else if (isZero(rolling.path("maxSurge")) && isZero(rolling.path("maxUnavailable"))) {
            causes.add(Cause.invalid(
                    at.child("rollingUpdate").child("maxUnavailable"),
                    rolling.path("maxUnavailable").toString(),
                    "may not be 0 when `maxSurge` is 0"));
        }
    }

    private static boolean isZero(JsonNode amount) {
        return amount.asString("").equals("0") || amount.asString("").equals("0%");
    }

    private void deadline(JsonNode spec) {
        JsonNode deadline = spec.path("progressDeadlineSeconds");
        if (deadline.isNumber()
                && deadline.intValue() <= spec.path("minReadySeconds").asInt(0)) {
            causes.add(Cause.invalid(
                    SPEC.child("progressDeadlineSeconds"),
                    deadline.toString(),
                    "must be greater than minReadySeconds"));
        }
    }

    void checkUpdate(String kind, JsonNode old, JsonNode next) {
        JsonNode selector = next.path("spec").path("selector");
        boolean fixed = List.of("Deployment", "DaemonSet", "ReplicaSet", "Job").contains(kind);
        if (fixed && !selector.equals(old.path("spec").path("selector"))) {
            causes.add(Cause.invalid(SPEC.child("selector"), selector.toString(), "field is immutable"));
        }
        if (kind.equals("Job")
                && !next.path("spec").path("template").equals(old.path("spec").path("template"))) {
            causes.add(Cause.invalid(SPEC.child("template"), "", "field is immutable"));
        }
        if (kind.equals("StatefulSet")) {
            statefulSet(old.path("spec"), next.path("spec"));
        }
    }

    private void statefulSet(JsonNode old, JsonNode next) {
        for (String field : List.of("serviceName", "selector", "volumeClaimTemplates", "podManagementPolicy")) {
            if (!next.path(field).equals(old.path(field))) {
                causes.add(
                        Cause.forbidden(
                                SPEC,
                                "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"));
                return;
            }
        }
    }
}
