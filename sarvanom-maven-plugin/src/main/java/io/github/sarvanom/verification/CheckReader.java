package io.github.sarvanom.verification;

import io.github.sarvanom.configuration.CheckSettings;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.environment.Form;
import io.github.sarvanom.environment.Shown;
import io.github.sarvanom.environment.Unfit;
import io.github.sarvanom.environment.Unresolved;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the elements of one check; what cannot be read becomes a problem and counts as not said. */
final class CheckReader {
    private final CheckSettings settings;
    private final Said said;
    private final Problems problems;

    CheckReader(CheckSettings settings, Said said, Problems problems) {
        this.settings = settings;
        this.said = said;
        this.problems = problems;
    }

    boolean says(String element) {
        return settings.texts().containsKey(element);
    }

    <T> Optional<T> read(String element, Form<T> form) {
        return text(element).flatMap(text -> {
            try {
                return Optional.of(form.read(text.value()));
            } catch (Unfit unfit) {
                problems.add(misfit(element, text, form, unfit));
                return Optional.empty();
            }
        });
    }

    /** As {@link #read}, of an element without which the check makes no sense. */
    <T> Optional<T> need(String element, Form<T> form) {
        if (!says(element)) {
            refuse("does not say its <" + element + ">", "say, for example, " + xml(element, form.example()));
        }
        return read(element, form);
    }

    SortedMap<String, Expected> json() {
        SortedMap<String, Expected> json = new TreeMap<>();
        for (Map.Entry<String, String> member : settings.json().entrySet()) {
            String path = path("json") + "/" + member.getKey();
            filled(member.getKey(), said.item(path, member.getValue()))
                    .ifPresent(text -> json.put(member.getKey(), Expected.of(text.value())));
        }
        return json;
    }

    /** The check as a whole is wrong. */
    void refuse(String what, String remedy) {
        problems.add(Problem.of("<" + settings.kind() + "> of <verification> " + what)
                .at(place())
                .mend(remedy));
    }

    /** The element is of the right form, but means nothing here. */
    void refuse(String element, String what, String remedy) {
        problems.add(Problem.of("<" + element + "> of <" + settings.kind() + "> " + what)
                .at(text(element).map(Sourced::source).orElseGet(this::place))
                .mend(remedy));
    }

    private Optional<Sourced<String>> text(String element) {
        return says(element)
                ? filled(element, said.item(path(element), settings.texts().getOrDefault(element, "")))
                : Optional.empty();
    }

    private Optional<Sourced<String>> filled(String element, Sourced<String> text) {
        Optional<String> variable = Unresolved.variable(text.value());
        if (variable.isPresent()) {
            problems.add(Unresolved.problem("<" + element + ">", variable.get(), text.source()));
        } else if (text.value().isBlank()) {
            problems.add(
                    Problem.of("<" + element + "> is empty").at(text.source()).mend("fill it in, or leave it out"));
        }
        return variable.isPresent() || text.value().isBlank() ? Optional.empty() : Optional.of(text);
    }

    private Source place() {
        return settings.texts().entrySet().stream()
                .findFirst()
                .map(first -> said.item(path(first.getKey()), first.getValue()).source())
                .orElseGet(() -> said.poms().source("verification/" + settings.kind()));
    }

    private String path(String element) {
        return "verification/" + settings.kind() + "/" + element;
    }

    private static Problem misfit(String element, Sourced<String> text, Form<?> form, Unfit unfit) {
        return Problem.of("<" + element + "> is not " + form.noun())
                .at(text.source())
                .seen("seen: " + Shown.value(text.value()))
                .seen("expected: " + unfit.expected())
                .mend(unfit.better()
                        .map(better -> "did you mean " + better + "?")
                        .orElse("say, for example, " + xml(element, form.example())));
    }

    private static String xml(String element, String value) {
        return "<" + element + ">" + value + "</" + element + ">";
    }
}
