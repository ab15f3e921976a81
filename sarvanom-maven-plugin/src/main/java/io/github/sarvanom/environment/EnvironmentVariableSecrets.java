package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets in variables of the same name. */
public final class EnvironmentVariableSecrets implements SecretSource {
    private final Map<String, String> variables;

    public EnvironmentVariableSecrets(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Optional<FoundSecret> find(String name, Problems problems) {
        return Optional.ofNullable(variables.get(name)).map(value -> FoundSecret.of(value, Source.variable(name)));
    }

    @Override
    public String lookedIn(List<String> names) {
        return names.size() == 1 ? "environment variable " + names.get(0) : "environment variables of these names";
    }
}
