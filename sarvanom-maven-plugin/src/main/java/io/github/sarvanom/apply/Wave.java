package io.github.sarvanom.apply;

import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The order in which kinds must be there: namespaces, then what pods refer to when they start, then everything else. */
final class Wave {
    private static final Set<String> FIRST = Set.of("Namespace", "CustomResourceDefinition");
    private static final Set<String> SECOND = Set.of(
            "ClusterRole",
            "ClusterRoleBinding",
            "ConfigMap",
            "LimitRange",
            "NetworkPolicy",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "PriorityClass",
            "ResourceQuota",
            "Role",
            "RoleBinding",
            "Secret",
            "ServiceAccount",
            "StorageClass");

    private Wave() {}

    /** The changes in one to three lists, none of them empty. */
    static <T> List<List<T>> of(List<T> changes, Function<T, ResourceId> id) {
        List<List<T>> waves = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        changes.forEach(change -> waves.get(number(id.apply(change))).add(change));
        return waves.stream().filter(wave -> !wave.isEmpty()).toList();
    }

    private static int number(ResourceId id) {
        String kind = id.kind();
        if (FIRST.contains(kind)) {
            return 0;
        }
        return SECOND.contains(kind) ? 1 : 2;
    }
}
