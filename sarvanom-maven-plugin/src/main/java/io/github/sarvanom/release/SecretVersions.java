package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.manifests.Fingerprints;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the data of secrets where secrets are kept: each content of a Secret once, as an immutable Secret {@code <name>-v<keyed hash>}
 * that no pod refers to. The record of a release names it; a rollback takes the data from there back into the live name.
 */
final class SecretVersions {
    private static final String VERSION = "sarvanom.github.io/version";
    private static final String KEY = "kept";
    private static final List<String> VALUES = List.of("data", "stringData");

    private final Ledger ledger;

    SecretVersions(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Objects with and without what must not be written down.
     *
     * @param open the objects, whose Secrets name their version in place of their data
     * @param versions the Secrets that are to hold it
     * @param names of all Secrets that hold it, those of objects carried over from an earlier record too
     */
    record Split(ManifestSet open, List<Manifest> versions, List<String> names) {}

    Split split(ManifestSet desired) {
        Fingerprints fingerprints = fingerprints(desired);
        List<Manifest> open = new ArrayList<>();
        List<Manifest> versions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Manifest manifest : desired) {
            ResourceId id = manifest.id();
            String known = versionOf(manifest);
            if (!known.isEmpty()) {
                names.add(ledger.secretVersion(id.name(), known).name());
            }
            if (!isSecret(id) || !known.isEmpty()) {
                open.add(manifest);
                continue;
            }
            String kept = kept(manifest);
            String version = fingerprints.of(List.of(id.namespace() + "/" + id.name(), kept));
            versions.add(version(ledger.secretVersion(id.name(), version), kept));
            names.add(ledger.secretVersion(id.name(), version).name());
            open.add(withoutValues(manifest, version));
        }
        return new Split(new ManifestSet(open), versions, names);
    }

    /** Empty for what is no Secret, or one that has its data. */
    private static String versionOf(Manifest manifest) {
        return isSecret(manifest.id())
                ? LiveObject.of(manifest.content()).text("metadata", "annotations", VERSION)
                : "";
    }

    /**
     * The objects as they were wanted, secrets with their data.
     *
     * @throws SarvanomException when a version is not there any more
     */
    ManifestSet joined(ManifestSet open, ClusterReader reader) {
        return new ManifestSet(open.manifests().stream()
                .map(manifest -> isSecret(manifest.id()) ? joined(manifest, reader) : manifest)
                .toList());
    }

    private Manifest joined(Manifest open, ClusterReader reader) {
        String version = versionOf(open);
        if (version.isEmpty()) {
            return open;
        }
        ResourceId id = ledger.secretVersion(open.id().name(), version);
        Map<String, Object> values =
                kept(id, reader).orElseThrow(() -> gone(open.id().display(), id));
        Map<String, Object> tree = new LinkedHashMap<>(open.content());
        VALUES.forEach(
                section -> Optional.ofNullable(values.get(section)).ifPresent(value -> tree.put(section, value)));
        String salt = String.valueOf(values.getOrDefault("salt", ""));
        annotated(tree, Map.of(Fingerprints.SALT_ANNOTATION, salt));
        return Manifest.of(tree);
    }

    /** The clear values that a Secret holds, a version or one that pods are given. */
    static SecretValues values(LiveObject secret) {
        boolean isVersion = !secret.text("metadata", "labels", Ledger.RECORD).isEmpty();
        Map<String, Object> holder = isVersion ? kept(secret) : secret.content();
        Map<String, String> values = new TreeMap<>();
        if (holder.get("data") instanceof Map<?, ?> data) {
            data.forEach((key, value) -> values.put(key.toString(), clear(value.toString())));
        }
        if (holder.get("stringData") instanceof Map<?, ?> data) {
            data.forEach((key, value) -> values.put(key.toString(), value.toString()));
        }
        return new SecretValues(values);
    }

    private static String clear(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static Optional<Map<String, Object>> kept(ResourceId id, ClusterReader reader) {
        return reader.find(id).map(SecretVersions::kept);
    }

    private static Map<String, Object> kept(LiveObject version) {
        return Json.tree(Base64.getDecoder().decode(version.text("data", KEY)));
    }

    private static SarvanomException gone(String secret, ResourceId version) {
        return SarvanomException.surroundings(
                Problem.of("the data of " + secret + " was not kept")
                        .seen("missing: " + version.display() + " in namespace " + version.namespace())
                        .mend(
                                "choose another revision: mvn sarvanom:history lists them; or deploy with the values given anew"),
                null);
    }

    /** Data, clear data, and the salt under which both are compared: as sensitive as the data is. */
    private static String kept(Manifest secret) {
        Map<String, Object> kept = new TreeMap<>();
        VALUES.forEach(section -> Optional.ofNullable(secret.content().get(section))
                .ifPresent(values -> kept.put(section, new TreeMap<>((Map<?, ?>) values))));
        kept.put("salt", LiveObject.of(secret.content()).text("metadata", "annotations", Fingerprints.SALT_ANNOTATION));
        return Json.text(kept);
    }

    private Manifest version(ResourceId id, String kept) {
        byte[] bytes = kept.getBytes(StandardCharsets.UTF_8);
        return Manifest.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "metadata",
                Map.of(
                        "name", id.name(),
                        "namespace", id.namespace(),
                        "labels", ledger.labels(Ledger.Part.SECRET)),
                "type",
                "Opaque",
                "immutable",
                true,
                "data",
                Map.of(KEY, Base64.getEncoder().encodeToString(bytes))));
    }

    private static Manifest withoutValues(Manifest secret, String version) {
        Map<String, Object> tree = new LinkedHashMap<>(secret.content());
        VALUES.forEach(tree::remove);
        annotated(tree, Map.of(VERSION, version));
        return Manifest.of(tree);
    }

    /** Puts annotations in, in place of ours that must not be there; empty ones are left out. */
    private static void annotated(Map<String, Object> tree, Map<String, String> ours) {
        Map<Object, Object> metadata = new LinkedHashMap<>((Map<?, ?>) tree.getOrDefault("metadata", Map.of()));
        Map<Object, Object> annotations =
                new LinkedHashMap<>(metadata.get("annotations") instanceof Map<?, ?> map ? map : Map.of());
        annotations.remove(VERSION);
        annotations.remove(Fingerprints.SALT_ANNOTATION);
        ours.forEach((name, value) -> {
            if (!value.isEmpty()) {
                annotations.put(name, value);
            }
        });
        metadata.put("annotations", annotations);
        if (annotations.isEmpty()) {
            metadata.remove("annotations");
        }
        tree.put("metadata", metadata);
    }

    /** The salt of the application's Secret, with which the same data has the same name from release to release. */
    private static Fingerprints fingerprints(ManifestSet desired) {
        return desired.manifests().stream()
                .filter(manifest -> isSecret(manifest.id()))
                .flatMap(secret -> Fingerprints.ofSecret(secret.content()).stream())
                .findFirst()
                .orElseGet(Fingerprints::fresh);
    }

    static boolean isSecret(ResourceId id) {
        return id.apiVersion().equals("v1") && id.kind().equals("Secret");
    }
}
