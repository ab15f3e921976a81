package io.github.sarvanom.compose;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code ${NAME}} in overlays means beside secrets: the shell's variables, then those of the environment's file, as for compose. */
public final class Surroundings {
    private final Map<String, String> variables;

    private Surroundings(Map<String, String> variables) {
        this.variables = variables;
    }

    public static Surroundings none() {
        return new Surroundings(Map.of());
    }

    /**
     * Puts both together.
     *
     * @param file in its order, as {@link io.github.sarvanom.environment.DotEnvVariables} tells: a variable may be made of those before it
     */
    public static Surroundings of(Map<String, String> shell, Map<String, String> file) {
        Map<String, String> all = new HashMap<>(shell);
        file.forEach((name, text) -> new Template(text, known -> Optional.ofNullable(all.get(known)))
                .filled()
                .ifPresent(value -> all.putIfAbsent(name, value)));
        return new Surroundings(all);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** Nobody knows which of them are secret. */
    @Override
    public String toString() {
        return "Surroundings";
    }
}
