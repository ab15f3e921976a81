package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the ConfigMaps and Secrets that a pod needs and nobody made, in the kubelet's words. */
public final class PodDependencies {
    private final InternalClient client;

    public PodDependencies(InternalClient client) {
        this.client = client;
    }

    /**
     * One thing that a pod refers to.
     *
     * @param kind {@code ConfigMap} or {@code Secret}
     * @param key empty when the whole object is meant
     */
    private record Reference(String kind, String name, String key) {}

    /** Why the first volume that cannot be mounted cannot; empty when all can. */
    public Optional<String> missingVolume(ObjectNode pod) {
        for (JsonNode volume : pod.path("spec").path("volumes")) {
            JsonNode config = volume.path("configMap");
            JsonNode secret = volume.path("secret");
            boolean optional = config.path("optional").asBoolean(false)
                    || secret.path("optional").asBoolean(false);
            Reference reference = config.isObject()
                    ? new Reference("ConfigMap", config.path("name").asString(""), "")
                    : new Reference("Secret", secret.path("secretName").asString(""), "");
            if ((config.isObject() || secret.isObject()) && !optional) {
                Optional<String> missing = missing(Meta.namespace(pod), reference);
                if (missing.isPresent()) {
                    return Optional.of("MountVolume.SetUp failed for volume \""
                            + volume.path("name").asString("") + "\" : " + missing.get());
                }
            }
        }
        return Optional.empty();
    }

    /** Why a container's environment cannot be made; empty when it can. */
    public Optional<String> missingConfiguration(ObjectNode pod, JsonNode container) {
        List<Reference> references = new ArrayList<>();
        for (JsonNode source : container.path("envFrom")) {
            add(references, "ConfigMap", source.path("configMapRef"));
            add(references, "Secret", source.path("secretRef"));
        }
        for (JsonNode variable : container.path("env")) {
            add(references, "ConfigMap", variable.path("valueFrom").path("configMapKeyRef"));
            add(references, "Secret", variable.path("valueFrom").path("secretKeyRef"));
        }
        return references.stream()
                .map(reference -> missing(Meta.namespace(pod), reference))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void add(List<Reference> references, String kind, JsonNode reference) {
        if (reference.isObject() && !reference.path("optional").asBoolean(false)) {
            references.add(new Reference(
                    kind,
                    reference.path("name").asString(""),
                    reference.path("key").asString("")));
        }
    }

    private Optional<String> missing(String namespace, Reference reference) {
        Optional<ObjectNode> found = client.get(reference.kind(), namespace, reference.name());
        String kind = reference.kind().toLowerCase(java.util.Locale.ROOT);
        if (found.isEmpty()) {
            return Optional.of(kind + " \"" + reference.name() + "\" not found");
        }
        if (!reference.key().isEmpty() && !found.get().path("data").has(reference.key())) {
            return Optional.of("couldn't find key " + reference.key() + " in " + reference.kind() + " " + namespace
                    + "/" + reference.name());
        }
        return Optional.empty();
    }
}
