package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ResourceId;

/**
 * What was asked of the server, in the words of its access rules.
 *
 * @param verb {@code list}, {@code get}, {@code patch}, {@code watch}
 * @param object name is empty when a whole collection was asked for
 * @param plural {@code deployments}, {@code pods/log}
 */
record Asked(String verb, ResourceId object, String plural) {
    /** What ways to ports of pods are asked for as. */
    static final String PORTS = "pods/portforward";

    static Asked collection(String verb, String apiVersion, String kind, String plural, String namespace) {
        return new Asked(verb, new ResourceId(apiVersion, kind, namespace, ""), plural);
    }

    /** Whether answers may repeat a secret's value. */
    boolean isSecret() {
        return object.kind().equals("Secret");
    }

    String group() {
        return ApiPaths.group(object.apiVersion());
    }

    /** {@code Deployment gateway}, or {@code deployments} for a whole collection. */
    String display() {
        return object.name().isEmpty() ? plural : object.display();
    }

    /** {@code  in namespace staging}; empty for an object of the whole cluster. */
    String inNamespace() {
        return object.namespace().isEmpty() ? "" : " in namespace " + object.namespace();
    }
}
