package io.github.sarvanom.plan;

import org.jspecify.annotations.Nullable;

/**
 * One field that will differ.
 *
 * @param path for example {@code spec.template.spec.containers[gateway].image}
 * @param before as text, masked in a Secret; null when the field is not there yet
 * @param after as text, masked in a Secret; null when the field goes
 * @param drift who made it differ; null when it is what is wanted that has changed, or nobody knows
 */
public record FieldChange(
        String path,
        @Nullable String before,
        @Nullable String after,
        @Nullable Drift drift) {

    public FieldChange(String path, @Nullable String before, @Nullable String after) {
        this(path, before, after, null);
    }

    FieldChange drifted(Drift other) {
        return new FieldChange(path, before, after, other);
    }

    /** The change itself, without its cause. */
    public FieldChange bare() {
        return new FieldChange(path, before, after);
    }
}
