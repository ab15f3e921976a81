package io.github.sarvanom.manifests;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where members of an {@link ApplySet} may be: every kind in every namespace that holds one. Kept on the set's parent, so that
 * what has left the model altogether is still found. Immutable.
 *
 * @param collections kinds by namespace, without a name; an empty namespace means the whole cluster
 */
public record Extent(SortedSet<ResourceId> collections) {
    public static final Extent NONE = new Extent(new TreeSet<>());

    private static final String TOOLING = "applyset.kubernetes.io/tooling";
    private static final String GROUP_KINDS = "applyset.kubernetes.io/contains-group-kinds";
    private static final String NAMESPACES = "applyset.kubernetes.io/additional-namespaces";

    /** What the KEP's annotations leave out: the version that we speak, and which namespace holds which kind. */
    private static final String COLLECTIONS = "sarvanom.github.io/collections";

    /** The form of the parent, not the plugin's release: a parent that says the same is not written anew. */
    private static final String TOOL = "sarvanom/v1";

    public Extent {
        collections = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(collections));
    }

    /** The set's own Namespace is left out: it is asked for by name, so that nobody needs the right to list namespaces. */
    public static Extent of(Collection<ResourceId> members, ApplySet set) {
        return new Extent(members.stream()
                .filter(id -> !(id.kind().equals("Namespace") && id.name().equals(set.namespace())))
                .map(Extent::collection)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** As the parent tells it; {@link #NONE} when it tells nothing that can be read. */
    public static Extent told(Map<String, ?> parent) {
        String said = Tree.text(Tree.map(parent, "metadata", "annotations"), COLLECTIONS);
        return new Extent(Arrays.stream(said.split(",", -1))
                .map(text -> text.strip().split(" ", -1))
                .filter(parts -> parts.length >= 2)
                .map(parts -> new ResourceId(parts[0], parts[1], parts.length > 2 ? parts[2] : "", ""))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The tool that keeps the parent, {@code name/version}; empty when it does not say. */
    public static String tooling(Map<String, ?> parent) {
        return Tree.text(Tree.map(parent, "metadata", "annotations"), TOOLING);
    }

    /** Whether another tool keeps that parent; KEP-3659 has every tool leave the sets of others alone. */
    public static boolean isForeign(Map<String, ?> parent) {
        return !tooling(parent).isEmpty() && !tooling(parent).startsWith("sarvanom/");
    }

    /** The collection that an object belongs to. */
    public static ResourceId collection(ResourceId id) {
        return new ResourceId(id.apiVersion(), id.kind(), id.namespace(), "");
    }

    public Extent and(Extent other) {
        return new Extent(Stream.of(this, other)
                .flatMap(extent -> extent.collections.stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The parent object that tells this extent. */
    public Manifest parent(ApplySet set) {
        return Manifest.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of(
                        "name",
                        set.name(),
                        "namespace",
                        set.namespace(),
                        "labels",
                        Map.of(ApplySet.ID, set.id(), Labels.MANAGED_BY, Labels.SARVANOM),
                        "annotations",
                        Map.of(
                                TOOLING,
                                TOOL,
                                GROUP_KINDS,
                                String.join(",", groupKinds()),
                                NAMESPACES,
                                String.join(",", namespaces(set)),
                                COLLECTIONS,
                                String.join(", ", told())))));
    }

    private List<String> told() {
        return collections.stream()
                .map(each -> (each.apiVersion() + " " + each.kind() + " " + each.namespace()).strip())
                .toList();
    }

    private Set<String> groupKinds() {
        return collections.stream()
                .map(each -> each.group().isEmpty() ? each.kind() : each.kind() + "." + each.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> namespaces(ApplySet set) {
        return collections.stream()
                .map(ResourceId::namespace)
                .filter(namespace -> !namespace.isEmpty() && !namespace.equals(set.namespace()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
