package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands the fields that {@code kubectl} owns to us, as if we had applied them: the next apply then removes those that we do not
 * want, and meets no conflict. What other managers own (controllers, autoscalers) stays theirs.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#upgrading-from-client-side-apply-to-server-side-apply">upgrading
 *     from client-side apply</a>
 */
public final class Adoption {
    private static final String MANAGER = "manager";
    private static final String FIELDS = "fieldsV1";

    private Adoption() {}

    /** Whether kubectl owns anything of it, or the object is not ours yet. */
    public static boolean isDue(LiveObject live) {
        return !Ownership.isAppliedByUs(live) || !handed(live).isEmpty();
    }

    /** Whether that manager is a person at kubectl, and so puts nothing back. */
    public static boolean isHand(String manager) {
        return manager.startsWith("kubectl");
    }

    /** The same object, its fields handed over; to be written under the version it was read in. */
    public static Manifest handedOver(LiveObject live) {
        List<Map<String, Object>> entries = live.maps("metadata", "managedFields");
        List<Map<String, Object>> after = new ArrayList<>(entries.stream()
                .filter(entry -> !isHands(entry) && !Ownership.isOurApply(entry))
                .toList());
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put(MANAGER, "sarvanom");
        ours.put("operation", "Apply");
        ours.put("apiVersion", live.id().apiVersion());
        ours.put("fieldsType", "FieldsV1");
        entries.stream()
                .filter(entry -> entry.get("time") != null)
                .findFirst()
                .ifPresent(entry -> ours.put("time", entry.get("time")));
        Map<String, Object> fields = new LinkedHashMap<>(handed(live));
        entries.stream()
                .filter(Ownership::isOurApply)
                .forEach(entry -> unite(fields, OwnedFields.below(entry, FIELDS)));
        ours.put(FIELDS, fields);
        after.add(ours);
        Map<String, Object> content = new LinkedHashMap<>(live.content());
        Map<String, Object> metadata = new LinkedHashMap<>(OwnedFields.below(live.content(), "metadata"));
        metadata.put("managedFields", after);
        content.put("metadata", metadata);
        return Manifest.of(content);
    }

    /** The fields that change hands, as one tree. */
    static Map<String, Object> handed(LiveObject live) {
        Map<String, Object> union = new LinkedHashMap<>();
        live.maps("metadata", "managedFields").stream()
                .filter(Adoption::isHands)
                .forEach(entry -> unite(union, OwnedFields.below(entry, FIELDS)));
        return union;
    }

    /** The fields that others keep, as one tree. */
    static Map<String, Object> kept(LiveObject live) {
        Map<String, Object> union = new LinkedHashMap<>();
        live.maps("metadata", "managedFields").stream()
                .filter(entry -> !isHands(entry))
                .forEach(entry -> unite(union, OwnedFields.below(entry, FIELDS)));
        return union;
    }

    /**
     * kubectl's own names begin with it: {@code kubectl-client-side-apply}, {@code kubectl-edit}, {@code kubectl}; {@code kubectl
     * scale} goes through a subresource.
     */
    private static boolean isHands(Map<String, Object> entry) {
        Object subresource = entry.get("subresource");
        return isHand(String.valueOf(entry.get(MANAGER))) && (subresource == null || subresource.equals("scale"));
    }

    private static void unite(Map<String, Object> into, Map<String, Object> more) {
        more.forEach((key, value) -> {
            Map<String, Object> below = new LinkedHashMap<>(OwnedFields.below(into, key));
            unite(below, OwnedFields.below(more, key));
            into.put(key, below);
        });
    }
}
