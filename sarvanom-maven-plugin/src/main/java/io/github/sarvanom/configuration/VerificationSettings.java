package io.github.sarvanom.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the POM says in {@code <verification>}; null means that it does not say.
 *
 * @param skip {@code true} to ask nothing
 * @param timeout how long each check may go on asking
 * @param checks in the POM's order
 */
public record VerificationSettings(
        @Nullable String skip, @Nullable String timeout, List<CheckSettings> checks) {
    public VerificationSettings {
        checks = List.copyOf(checks);
    }

    public static VerificationSettings none() {
        return new VerificationSettings(null, null, List.of());
    }
}
