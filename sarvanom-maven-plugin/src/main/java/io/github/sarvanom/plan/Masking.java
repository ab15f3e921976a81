package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.Fingerprints;
import io.github.sarvanom.manifests.ResourceId;
import org.jspecify.annotations.Nullable;

/** Keeps values out of sight: those of a Secret, the salt of their fingerprints, and the copy of a whole object that kubectl keeps in an annotation. */
record Masking(boolean secret) {
    private static final String KUBECTLS_COPY = "metadata.annotations.kubectl.kubernetes.io/last-applied-configuration";

    static Masking of(ResourceId id) {
        return new Masking(id.kind().equals("Secret"));
    }

    FieldChange change(String path, @Nullable Object before, @Nullable Object after) {
        if (path.equals(KUBECTLS_COPY)) {
            return masked(path, before, after, "kubectl's copy");
        }
        if (secret
                && (path.startsWith("data.")
                        || path.startsWith("stringData.")
                        || path.endsWith(Fingerprints.SALT_ANNOTATION))) {
            return masked(path, before, after, "secret");
        }
        return new FieldChange(path, text(before), text(after));
    }

    private static FieldChange masked(String path, @Nullable Object before, @Nullable Object after, String what) {
        String shown = before == null ? "(" + what + ", new)" : "(" + what + ", changed)";
        return new FieldChange(path, before == null ? null : "(" + what + ")", after == null ? null : shown);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
