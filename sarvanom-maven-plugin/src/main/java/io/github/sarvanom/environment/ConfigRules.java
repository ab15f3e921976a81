package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may stand in plain configuration: well-named, filled in, and no credential. */
final class ConfigRules {
    private final Said said;
    private final Problems problems;

    ConfigRules(Said said, Problems problems) {
        this.said = said;
        this.problems = problems;
    }

    /** @param path of the map: {@code environment/config} */
    SortedMap<String, String> read(String path, Map<String, String> inPom) {
        SortedMap<String, String> config = new TreeMap<>();
        said.entries(path, inPom).forEach((name, entry) -> {
            Optional<Problem> problem = problem(name, entry);
            problem.ifPresentOrElse(problems::add, () -> config.put(name, entry.value()));
        });
        return config;
    }

    private static Optional<Problem> problem(String name, Sourced<String> entry) {
        String value = entry.value();
        if (!VariableName.fits(name)) {
            return Optional.of(misnamed(name, entry));
        }
        Optional<String> credential = CredentialDetector.in(name, value);
        if (credential.isPresent()) {
            return Optional.of(credential(name, entry, credential.get()));
        }
        Optional<String> variable = Unresolved.variable(value);
        if (variable.isPresent()) {
            return Optional.of(Unresolved.problem("<" + name + ">", variable.get(), entry.source()));
        }
        return value.isBlank() ? Optional.of(empty(name, entry)) : Optional.empty();
    }

    private static Problem misnamed(String name, Sourced<String> entry) {
        return Problem.of("<" + name + "> is not the name of an environment variable")
                .at(entry.source())
                .seen("expected: " + VariableName.EXPECTED)
                .mend(VariableName.near(name)
                        .map(near -> "did you mean <" + near + ">?")
                        .orElse("rename it"));
    }

    private static Problem credential(String name, Sourced<String> entry, String reason) {
        return Problem.of("<" + name + "> stands in plain configuration, but holds a credential")
                .at(entry.source())
                .seen("seen: " + reason + " (value not shown)")
                .mend(CredentialRemedy.of(name, entry.value()));
    }

    private static Problem empty(String name, Sourced<String> entry) {
        return Problem.of("<" + name + "> is empty")
                .at(entry.source())
                .mend("give it a value, or leave the element out");
    }
}
