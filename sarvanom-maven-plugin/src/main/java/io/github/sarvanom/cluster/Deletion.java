package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ResourceId;

/**
 * One object that is to go, and no other that may have taken its name since.
 *
 * @param uid the object must have it
 * @param dependents what becomes of what it owns
 */
public record Deletion(ResourceId id, String uid, Dependents dependents) {

    /** Kubernetes, "Garbage Collection". */
    public enum Dependents {
        /** They go first, and the object is there until they are gone. */
        FIRST("Foreground"),
        /** They go later. */
        LATER("Background");

        private final String policy;

        Dependents(String policy) {
            this.policy = policy;
        }

        String policy() {
            return policy;
        }
    }
}
