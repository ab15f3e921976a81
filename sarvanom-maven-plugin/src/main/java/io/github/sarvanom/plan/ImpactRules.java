package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges changes by what Kubernetes does upon them; sources are the controllers of each kind. */
public final class ImpactRules {
    private static final Set<String> ROLLED = Set.of("Deployment", "StatefulSet", "DaemonSet");
    private static final Set<String> SERVES =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "Service", "Ingress", "Gateway", "HTTPRoute");

    /** With a Namespace or a CustomResourceDefinition goes everything in it or of it. */
    private static final Set<String> HOLDS_DATA =
            Set.of("PersistentVolumeClaim", "PersistentVolume", "Namespace", "CustomResourceDefinition");

    private ImpactRules() {}

    public static Set<Impact> of(Change change) {
        Set<Impact> impacts = EnumSet.noneOf(Impact.class);
        if (change instanceof Change.Replace) {
            return gone(change.id());
        }
        List<FieldChange> fields = fields(change);
        if (isIrreversible(change, fields)) {
            impacts.add(Impact.IRREVERSIBLE);
        }
        if (ROLLED.contains(change.id().kind())) {
            if (fields.stream().anyMatch(field -> field.path().startsWith("spec.template."))) {
                impacts.add(isStoppedFirst(change) ? Impact.DOWNTIME : Impact.RESTARTS_PODS);
            }
            if (fields.stream().anyMatch(field -> field.path().equals("spec.replicas") && "0".equals(field.after()))) {
                impacts.add(Impact.DOWNTIME);
            }
        }
        return impacts;
    }

    public static Set<Impact> of(Removal removal) {
        return gone(removal.id());
    }

    private static Set<Impact> gone(ResourceId id) {
        Set<Impact> impacts = EnumSet.noneOf(Impact.class);
        if (SERVES.contains(id.kind())) {
            impacts.add(Impact.DOWNTIME);
        }
        if (HOLDS_DATA.contains(id.kind())) {
            impacts.add(Impact.DATA_LOSS);
            impacts.add(Impact.IRREVERSIBLE);
        }
        return impacts;
    }

    /**
     * A Job does its work once it is there; a claim may grow and never shrink (Kubernetes: "Expanding Persistent Volumes Claims");
     * what a changed definition stores, an older one may not know.
     */
    private static boolean isIrreversible(Change change, List<FieldChange> fields) {
        return switch (change.id().kind()) {
            case "Job" -> change instanceof Change.Create;
            case "PersistentVolumeClaim" ->
                fields.stream().anyMatch(field -> field.path().equals("spec.resources.requests.storage"));
            case "CustomResourceDefinition" -> !fields.isEmpty();
            default -> false;
        };
    }

    private static List<FieldChange> fields(Change change) {
        if (change instanceof Change.Update update) {
            return update.fields();
        }
        return change instanceof Change.Adopt adopt ? adopt.fields() : List.of();
    }

    /** A Deployment may want its old pods gone before the new ones start. */
    private static boolean isStoppedFirst(Change change) {
        Map<String, Object> wanted = change.manifest().content();
        return LiveObject.of(wanted).text("spec", "strategy", "type").equals("Recreate");
    }
}
