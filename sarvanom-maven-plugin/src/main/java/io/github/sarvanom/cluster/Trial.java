package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An object as it is tried in another namespace, where nobody may have its name. */
final class Trial {
    /** Long enough to be nobody's, and no longer than any name that fits. */
    private static final int SUFFIX = 8;

    private static final int LONGEST_NAME = 63;

    private Trial() {}

    static Manifest of(Manifest manifest, String namespace) {
        Map<String, Object> content = new LinkedHashMap<>(manifest.content());
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (content.get("metadata") instanceof Map<?, ?> said) {
            said.forEach((key, value) -> metadata.put(key.toString(), value));
        }
        metadata.put("namespace", namespace);
        metadata.put("name", name(manifest.id().name()));
        content.put("metadata", metadata);
        return Manifest.of(content);
    }

    /** A name that is too long stays so, to be refused. */
    private static String name(String name) {
        String suffix = UUID.randomUUID().toString().substring(0, SUFFIX);
        if (name.length() > LONGEST_NAME) {
            return name;
        }
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - SUFFIX)) + suffix;
    }
}
