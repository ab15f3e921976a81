package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.Form;
import io.github.sarvanom.environment.Shown;
import io.github.sarvanom.environment.Unfit;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.Optional;

/** Reads what is said for one run; what cannot be read becomes a problem and counts as not said. */
final class CommandLine {
    private final Run run;
    private final Problems problems;

    CommandLine(Run run, Problems problems) {
        this.run = run;
        this.problems = problems;
    }

    /** Empty when nobody said it, and when what was said is a problem (which is then noted). */
    <T> Optional<T> read(RunProperty property, Form<T> form) {
        return property.of(run).flatMap(text -> read(property, text, form));
    }

    private <T> Optional<T> read(RunProperty property, String text, Form<T> form) {
        try {
            return Optional.of(form.read(text.strip()));
        } catch (Unfit unfit) {
            problems.add(Problem.of("-D" + property.key() + " is not " + form.noun())
                    .at(Source.property(property.key()))
                    .seen("seen: " + Shown.value(text))
                    .seen("expected: " + unfit.expected())
                    .mend("say, for example, -D" + property.key() + "="
                            + unfit.better().orElse(form.example())));
            return Optional.empty();
        }
    }
}
