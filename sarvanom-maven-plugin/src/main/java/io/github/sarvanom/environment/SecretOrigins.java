package io.github.sarvanom.environment;

import java.util.Map;

/**
 * What this machine knows of secrets, beside files that it is told of.
 *
 * @param variables of this process
 */
public record SecretOrigins(Map<String, String> variables, ServerPasswords servers) {
    public SecretOrigins {
        variables = Map.copyOf(variables);
    }

    /** Variables' values may be secrets: not shown. */
    @Override
    public String toString() {
        return "SecretOrigins[" + variables.size() + " variables]";
    }
}
