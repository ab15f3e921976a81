package io.github.sarvanom.manifests;

import java.util.List;
import java.util.Map;

/** What may be shown of an object: all of it, but of a Secret only names and keyed fingerprints. */
final class SecretMask {
    private SecretMask() {}

    /** Shown values are no base64, so that nobody can apply them by mistake. */
    static Map<String, Object> shown(Manifest manifest, Fingerprints fingerprints) {
        if (!manifest.id().kind().equals("Secret")) {
            return manifest.content();
        }
        Map<String, Object> shown = Tree.mutable(manifest.content());
        for (String section : List.of("data", "stringData")) {
            if (shown.containsKey(section)) {
                Tree.grow(shown, section)
                        .replaceAll((name, value) ->
                                "<fingerprint " + fingerprints.of(List.of(name, value.toString())) + ">");
            }
        }
        Map<String, Object> annotations = Tree.grow(shown, "metadata", "annotations");
        annotations.remove(Fingerprints.SALT_ANNOTATION);
        if (annotations.isEmpty()) {
            Tree.grow(shown, "metadata").remove("annotations");
        }
        return shown;
    }
}
