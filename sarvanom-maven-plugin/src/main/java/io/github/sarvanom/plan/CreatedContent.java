package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.Fingerprints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A new object as lines that do not differ from run to run: the values of a Secret, and the fingerprints that depend on a salt
 * which is made anew until the first release keeps one, are left out.
 */
final class CreatedContent {
    private static final String FINGERPRINT = "secrets-fingerprint";

    private final boolean secret;
    private final String object;
    private final List<String> lines = new ArrayList<>();

    private CreatedContent(Change.Create create) {
        this.secret = create.id().kind().equals("Secret");
        this.object = "+ " + PlanFingerprint.named(create.id());
    }

    static List<String> lines(Change.Create create) {
        CreatedContent content = new CreatedContent(create);
        content.lines.add(content.object);
        content.node("", create.manifest().content());
        return content.lines;
    }

    private void node(String path, Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            new TreeMap<>(map).forEach((key, below) -> node(path.isEmpty() ? key.toString() : path + "." + key, below));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                node(path + "[" + i + "]", list.get(i));
            }
        } else if (isHidden(path)) {
            lines.add(object + " " + path);
        } else {
            lines.add(object + " " + path + ": " + value);
        }
    }

    private boolean isHidden(String path) {
        return (secret && (path.startsWith("data.") || path.startsWith("stringData.")))
                || path.endsWith(Fingerprints.SALT_ANNOTATION)
                || path.endsWith(FINGERPRINT);
    }
}
