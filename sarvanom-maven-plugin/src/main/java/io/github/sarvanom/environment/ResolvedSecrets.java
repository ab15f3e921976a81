package io.github.sarvanom.environment;

import java.util.List;

/**
 * The secrets of one environment with their values.
 *
 * @param placeholders names whose values are made up, because a rehearsal may go on without them; in order
 */
public record ResolvedSecrets(SecretValues values, List<String> placeholders) {
    public ResolvedSecrets {
        placeholders = List.copyOf(placeholders);
    }
}
