package io.github.sarvanom.manifests;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays documents, one after the other, over a set of objects. */
final class OverlayMerge {
    private static final Set<String> GENERATED_KINDS = Set.of(
            "Namespace", "ConfigMap", "Secret", "ServiceAccount", "Deployment", "Service", "PodDisruptionBudget");

    private final Map<ResourceId, Map<String, Object>> objects = new TreeMap<>();
    private final Set<ResourceId> replicasSaid = new HashSet<>();
    private final Environment environment;
    private final Set<String> leftOut;
    private final Problems problems;
    private final OverlayGuard guard;

    OverlayMerge(ManifestSet generated, Environment environment, Set<String> leftOut, Problems problems) {
        generated.forEach(manifest -> objects.put(manifest.id(), Tree.mutable(manifest.content())));
        this.environment = environment;
        this.leftOut = leftOut;
        this.problems = problems;
        this.guard = new OverlayGuard(generated, problems);
    }

    /** What an autoscaler of the user's own scales has no replicas, unless an overlay says some: each deploy would undo it. */
    ManifestSet result() {
        List<Map<String, Object>> scalers = objects.values().stream()
                .filter(object -> "HorizontalPodAutoscaler".equals(object.get("kind")))
                .toList();
        scalers.forEach(scaler -> scaled(scaler)
                .filter(id -> !replicasSaid.contains(id))
                .map(objects::get)
                .ifPresent(workload -> Tree.grow(workload, "spec").remove("replicas")));
        return new ManifestSet(objects.values().stream().map(Manifest::of).toList());
    }

    void lay(OverlayDocument document) {
        ResourceId id = placed(document);
        if (!id.namespace().isEmpty() && !id.namespace().equals(environment.namespace())) {
            problems.add(elsewhere(document));
        } else if (objects.containsKey(id)) {
            change(id, document);
        } else if (isNew(document)) {
            add(id, document);
        } else if (!isDormant(id)) {
            problems.add(unmatched(document));
        }
    }

    /** The namespace goes without saying. */
    private ResourceId placed(OverlayDocument document) {
        ResourceId id = document.id();
        boolean silent = !Tree.map(document.content(), "metadata").containsKey("namespace");
        boolean fill = silent && KindModels.isNamespaced(id.apiVersion(), id.kind());
        return fill ? new ResourceId(id.apiVersion(), id.kind(), environment.namespace(), id.name()) : id;
    }

    private void change(ResourceId id, OverlayDocument document) {
        if (StrategicMerge.isDirective(document.content(), "delete")) {
            objects.remove(id);
            return;
        }
        Map<String, Object> whole = objects.getOrDefault(id, Map.of());
        if (Tree.map(document.content(), "spec").containsKey("replicas")) {
            replicasSaid.add(id);
        }
        StrategicMerge.merge(whole, document.content());
        RestrictedContainers.restrict(whole);
        guard.check(id, whole, document);
    }

    private void add(ResourceId id, OverlayDocument document) {
        Map<String, Object> whole = new TreeMap<>();
        StrategicMerge.merge(whole, document.content());
        Map<String, Object> metadata = Tree.grow(whole, "metadata");
        metadata.remove("namespace");
        if (!id.namespace().isEmpty()) {
            metadata.put("namespace", id.namespace());
        }
        Map<String, Object> labels = Tree.grow(whole, "metadata", "labels");
        Labels.shared(environment).forEach(labels::putIfAbsent);
        Map<String, Object> annotations = Tree.grow(whole, "metadata", "annotations");
        annotations.remove(Overlays.NEW);
        if (annotations.isEmpty()) {
            metadata.remove("annotations");
        }
        RestrictedContainers.restrict(whole);
        objects.put(id, whole);
        guard.check(id, whole, document);
    }

    /** Kubernetes API reference, HorizontalPodAutoscaler v2: a target of the same namespace. */
    private Optional<ResourceId> scaled(Map<String, Object> scaler) {
        Map<String, Object> target = Tree.map(scaler, "spec", "scaleTargetRef");
        return objects.keySet().stream()
                .filter(id -> id.kind().equals(target.get("kind")) && id.name().equals(target.get("name")))
                .findFirst();
    }

    private boolean isNew(OverlayDocument document) {
        String mark = Tree.text(document.content(), "metadata", "annotations", Overlays.NEW);
        return mark.equals("true") || !isOfGeneratedKind(document);
    }

    private static boolean isOfGeneratedKind(OverlayDocument document) {
        ResourceId id = document.id();
        return GENERATED_KINDS.contains(id.kind())
                || (KindModels.find(id.apiVersion(), id.kind()).isEmpty()
                        && Suggestion.nearest(id.kind(), GENERATED_KINDS).isPresent());
    }

    /** Of a service that is not deployed now; or a budget, which a service has above one replica only. */
    private boolean isDormant(ResourceId id) {
        boolean budget = id.kind().equals("PodDisruptionBudget")
                && objects.keySet().stream().anyMatch(other -> is(other, "Deployment", id.name()));
        return budget || (GENERATED_KINDS.contains(id.kind()) && leftOut.contains(id.name()));
    }

    private Problem elsewhere(OverlayDocument document) {
        return Problem.of(document.display() + " belongs to another environment's namespace")
                .at(document.at("metadata", "namespace"))
                .seen("seen     " + document.id().namespace())
                .seen("expected " + environment.namespace() + ", the namespace of environment " + environment.name())
                .mend("Leave metadata.namespace out: it is filled in.");
    }

    private Problem unmatched(OverlayDocument document) {
        ResourceId id = document.id();
        Problem problem = Problem.of("This overlay matches nothing: there is no " + id.apiVersion() + " "
                        + document.display() + " to change")
                .at(document.at("metadata", "name"));
        for (ResourceId other : objects.keySet()) {
            if (is(other, id.kind(), id.name())) {
                return problem.at(document.at("apiVersion"))
                        .mend("Did you mean apiVersion: " + other.apiVersion() + "?");
            }
        }
        Set<String> kinds = new TreeSet<>(GENERATED_KINDS);
        if (!kinds.contains(id.kind())) {
            return problem.at(document.at("kind"))
                    .mend(Suggestion.asQuestion(id.kind(), kinds, "Did you mean kind: %s?"));
        }
        return problem.seen("there is " + String.join(", ", names(id.kind())))
                .mend((Suggestion.asQuestion(id.name(), names(id.kind()), "Did you mean %s? ")
                        + "If it is a new object, say so by the annotation " + Overlays.NEW + ": \"true\"."));
    }

    private List<String> names(String kind) {
        List<String> names = new ArrayList<>();
        objects.keySet().stream().filter(id -> id.kind().equals(kind)).forEach(id -> names.add(id.name()));
        return names.isEmpty() ? List.of("none of this kind") : names;
    }

    private static boolean is(ResourceId id, String kind, String name) {
        return id.kind().equals(kind) && id.name().equals(name);
    }
}
