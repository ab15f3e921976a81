package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which secrets an environment names: well-named, once each, and none of them in plain configuration too. */
final class SecretRules {
    private static final String ITEM = "environment/secrets/secret";

    private final Said said;
    private final Problems problems;

    SecretRules(Said said, Problems problems) {
        this.said = said;
        this.problems = problems;
    }

    List<Sourced<String>> names(List<String> inPom, Set<String> config) {
        Map<String, Sourced<String>> names = new TreeMap<>();
        for (String text : inPom) {
            Sourced<String> name = said.item(ITEM, text.trim());
            if (!VariableName.fits(name.value())) {
                problems.add(misnamed(name));
            } else if (config.contains(name.value())) {
                problems.add(twice(name));
            } else {
                names.putIfAbsent(name.value(), name);
            }
        }
        return new ArrayList<>(names.values());
    }

    private static Problem misnamed(Sourced<String> name) {
        return Problem.of("<secret> is not the name of an environment variable")
                .at(name.source())
                .seen("seen: something else (not shown, as it may be the secret itself)")
                .seen("expected: " + VariableName.EXPECTED)
                .mend("write the secret's name here, never its value");
    }

    private static Problem twice(Sourced<String> name) {
        return Problem.of(name.value() + " is named both in <config> and in <secrets>")
                .at(name.source())
                .mend("take it out of <config> when it is a secret, out of <secrets> when it is none");
    }
}
