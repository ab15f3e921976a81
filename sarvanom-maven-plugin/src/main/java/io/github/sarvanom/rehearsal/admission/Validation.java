package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Names.quoted;

import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.schema.Trail;
import io.github.sarvanom.rehearsal.store.Meta;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Judges a complete object as the API server does: what it refuses most often, with its words and in its order. */
public final class Validation {
    private static final Trail META = Trail.ROOT.child("metadata");
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob");

    /** What is wrong with a new object; empty when nothing is. */
    public List<Cause> ofNew(Resource resource, JsonNode object) {
        List<Cause> causes = new ArrayList<>();
        name(resource, Meta.name(object), causes);
        content(resource, object, causes);
        return causes;
    }

    /** What is wrong with a new state of an object. */
    public List<Cause> ofUpdate(Resource resource, JsonNode old, JsonNode next, String subresource) {
        List<Cause> causes = new ArrayList<>();
        if (subresource.equals("status")) {
            return causes;
        }
        if (WORKLOADS.contains(resource.kind())) {
            List<Cause> changes = new ArrayList<>();
            new WorkloadValidation(changes).checkUpdate(resource.kind(), old, next);
            content(resource, next, causes);
            causes.addAll(changes);
            return causes;
        }
        content(resource, next, causes);
        switch (resource.kind()) {
            case "Service" -> new ServiceValidation(causes).checkUpdate(old, next);
            case "ConfigMap", "Secret" -> immutable(resource, old, next, causes);
            case "RoleBinding", "ClusterRoleBinding" ->
                fixed(old.path("roleRef"), next.path("roleRef"), Trail.of("roleRef"), "cannot change roleRef", causes);
            default -> {}
        }
        return causes;
    }

    private static void fixed(JsonNode old, JsonNode next, Trail at, String why, List<Cause> causes) {
        if (!old.equals(next)) {
            causes.add(Cause.invalid(at, next.toString(), why));
        }
    }

    private static void name(Resource resource, String name, List<Cause> causes) {
        if (name.isEmpty()) {
            causes.add(Cause.required(META.child("name"), "name or generateName is required"));
            return;
        }
        Names.Grammar grammar = switch (resource.kind()) {
            case "Service" -> Names.DNS_1035;
            case "Namespace" -> Names.LABEL;
            default -> Names.SUBDOMAIN;
        };
        if (!resource.group().equals("rbac.authorization.k8s.io")) {
            grammar.check(name, META.child("name"), causes);
        }
    }

    private static void content(Resource resource, JsonNode object, List<Cause> causes) {
        Names.labels(object.path("metadata").path("labels"), META.child("labels"), causes);
        Names.annotations(object.path("metadata").path("annotations"), META.child("annotations"), causes);
        if (WORKLOADS.contains(resource.kind())) {
            new WorkloadValidation(causes).check(resource.kind(), object);
            return;
        }
        Consumer<JsonNode> check = switch (resource.kind()) {
            case "Pod" -> pod -> new PodValidation(causes).check(pod.path("spec"), Trail.ROOT.child("spec"));
            case "Service" -> new ServiceValidation(causes)::check;
            case "ConfigMap", "Secret" -> config -> keys(config, causes);
            default -> other -> new PolicyValidation(causes).check(resource.kind(), other);
        };
        check.accept(object);
    }

    private static void keys(JsonNode config, List<Cause> causes) {
        for (String part : List.of("data", "binaryData")) {
            for (String key : config.path(part).propertyNames()) {
                Names.CONFIG_KEY.check(key, Trail.of(part).key(key), causes);
            }
        }
    }

    private static void immutable(Resource resource, JsonNode old, JsonNode next, List<Cause> causes) {
        if (resource.is("Secret") && !old.path("type").equals(next.path("type"))) {
            causes.add(Cause.invalid("type", quoted(next.path("type").asString("")), "field is immutable"));
        }
        if (!old.path("immutable").asBoolean(false)) {
            return;
        }
        String why = "field is immutable when `immutable` is set";
        if (!next.path("immutable").asBoolean(false)) {
            causes.add(Cause.forbidden("immutable", why));
        }
        for (String part : List.of("data", "binaryData")) {
            if (!old.path(part).equals(next.path(part))) {
                causes.add(Cause.forbidden(part, why));
            }
        }
    }
}
