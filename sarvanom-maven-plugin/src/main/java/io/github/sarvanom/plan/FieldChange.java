package io.github.sarvanom.plan;

import org.jspecify.annotations.Nullable;

/**
 * One field that will differ.
 *
 * @param path for example {@code spec.template.spec.containers[gateway].image}
 * @param before as text, masked in a Secret; null when the field is not there yet
 * @param after as text, masked in a Secret; null when the field goes
 */
public record FieldChange(
        String path, @Nullable String before, @Nullable String after) {}
