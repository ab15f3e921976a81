package io.github.sarvanom.manifests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Makes a change of configuration roll the pods that read it, and no others: Kubernetes starts no pod anew when a ConfigMap or
 * Secret changes, so the pod template carries a hash of exactly those entries of this set's ConfigMaps and Secrets that the
 * pod refers to. A Secret's part is a keyed fingerprint. Jobs are left alone: their pod templates can't be changed.
 */
final class ConfigRoll {
    static final String CONFIG_HASH = "sarvanom.github.io/config-hash";
    static final String SECRETS_FINGERPRINT = Fingerprints.POD_ANNOTATION;

    private static final Set<String> ROLLED = Set.of("Deployment", "StatefulSet", "DaemonSet");
    private static final int SHOWN_BYTES = 8;

    private final Fingerprints fingerprints;

    ConfigRoll(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** @param sources where ConfigMaps and Secrets are looked up; one that is not there counts for nothing */
    ManifestSet stamped(ManifestSet set, ManifestSet sources) {
        return new ManifestSet(
                set.manifests().stream().map(each -> stamped(each, sources)).toList());
    }

    private Manifest stamped(Manifest manifest, ManifestSet sources) {
        if (!ROLLED.contains(manifest.id().kind())) {
            return manifest;
        }
        PodReferences read = PodReferences.of(Tree.map(manifest.content(), "spec", "template", "spec"));
        SortedMap<String, String> config = read.entries("ConfigMap", sources);
        SortedMap<String, String> secrets = read.entries("Secret", sources);
        Map<String, Object> content = Tree.mutable(manifest.content());
        Map<String, Object> template = Tree.grow(content, "spec", "template", "metadata");
        Map<String, Object> annotations = Tree.grow(template, "annotations");
        annotations.keySet().removeAll(Set.of(CONFIG_HASH, SECRETS_FINGERPRINT));
        if (!config.isEmpty()) {
            annotations.put(CONFIG_HASH, hash(texts(config)));
        }
        if (!secrets.isEmpty()) {
            annotations.put(SECRETS_FINGERPRINT, fingerprints.of(texts(secrets)));
        }
        if (annotations.isEmpty()) {
            template.remove("annotations");
        }
        return Manifest.of(content);
    }

    private static List<String> texts(SortedMap<String, String> entries) {
        List<String> texts = new ArrayList<>();
        entries.forEach((name, value) -> {
            texts.add(name);
            texts.add(value);
        });
        return texts;
    }

    private static String hash(List<String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), SHOWN_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
