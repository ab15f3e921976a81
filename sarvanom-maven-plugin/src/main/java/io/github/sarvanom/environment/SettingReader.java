package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single settings; what cannot be read becomes a problem and counts as not said. */
public final class SettingReader {
    private final Said said;
    private final Problems problems;

    public SettingReader(Said said, Problems problems) {
        this.said = said;
        this.problems = problems;
    }

    /** Empty when nobody said it, and when what was said is a problem (which is then noted). */
    public <T> Optional<T> read(Setting setting, @Nullable String inPom, Form<T> form) {
        return said.find(setting, inPom).flatMap(text -> read(setting, text, form));
    }

    /** The same for a value whose default depends on other values and must be of the form, too. */
    public <T> Optional<T> read(Setting setting, Sourced<String> text, Form<T> form) {
        if (isUnfinished(setting, text, form)) {
            return Optional.empty();
        }
        try {
            return Optional.of(form.read(text.value().trim()));
        } catch (Unfit unfit) {
            problems.add(misfit(setting, text, form, unfit));
            return Optional.empty();
        }
    }

    /** Where a setting was said in the POM. */
    public Source where(Setting setting) {
        return said.poms().source(setting.path());
    }

    public Problems problems() {
        return problems;
    }

    private boolean isUnfinished(Setting setting, Sourced<String> text, Form<?> form) {
        Optional<String> variable = Unresolved.variable(text.value());
        if (variable.isPresent()) {
            problems.add(Unresolved.problem(setting.element(), variable.get(), text.source()));
        } else if (text.value().isBlank()) {
            problems.add(Problem.of(setting.element() + " is empty")
                    .at(text.source())
                    .mend("say, for example, " + setting.xml(form.example()) + ", or leave it out"));
        }
        return variable.isPresent() || text.value().isBlank();
    }

    private static Problem misfit(Setting setting, Sourced<String> text, Form<?> form, Unfit unfit) {
        String remedy = unfit.better()
                .map(better -> "did you mean " + better + "? " + setting.xml(better))
                .orElse("say, for example, " + setting.xml(form.example()));
        return Problem.of(setting.element() + " is not " + form.noun())
                .at(text.source())
                .seen("seen: " + Shown.value(text.value()))
                .seen("expected: " + unfit.expected())
                .mend(remedy);
    }
}
