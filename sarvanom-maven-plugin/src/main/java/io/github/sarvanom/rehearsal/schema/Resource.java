package io.github.sarvanom.rehearsal.schema;

import java.util.Set;

/**
 * One kind of object as the API serves it.
 *
 * @param group empty for the core group
 * @param shortNames as kubectl knows them
 * @param subresources for example status and scale
 */
public record Resource(
        String group,
        String version,
        String plural,
        String kind,
        boolean namespaced,
        Set<String> shortNames,
        Set<String> subresources) {

    /** {@code v1} or {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** How error texts name the resource: {@code pods} or {@code deployments.apps}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** How error texts name the kind: {@code Pod} or {@code Deployment.apps}. */
    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    public boolean is(String otherKind) {
        return kind.equals(otherKind);
    }
}
