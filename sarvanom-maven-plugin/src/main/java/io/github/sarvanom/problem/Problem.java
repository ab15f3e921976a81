package io.github.sarvanom.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that went wrong, told so that a person can mend it. Immutable; holds no secret's value.
 *
 * @param what one sentence: what happened, on which object; no trailing full stop
 * @param where where it was said; null when it was said nowhere (a cluster's answer, say)
 * @param evidence what was seen and what was expected, a line each; may be empty
 * @param remedy the next step in the user's own words (an XML element, a command line); empty when there is none
 */
public record Problem(String what, @Nullable Source where, List<String> evidence, String remedy) {
    public Problem {
        if (what.isBlank()) {
            throw new IllegalArgumentException("a problem must say what happened");
        }
        evidence = List.copyOf(evidence);
    }

    public static Problem of(String what) {
        return new Problem(what, null, List.of(), "");
    }

    public Problem at(Source source) {
        return new Problem(what, source, evidence, remedy);
    }

    public Problem seen(String line) {
        List<String> more = new ArrayList<>(evidence);
        more.add(line);
        return new Problem(what, where, more, remedy);
    }

    public Problem seen(List<String> lines) {
        Problem all = this;
        for (String line : lines) {
            all = all.seen(line);
        }
        return all;
    }

    public Problem mend(String nextStep) {
        return new Problem(what, where, evidence, nextStep);
    }

    public Optional<Source> source() {
        return Optional.ofNullable(where);
    }

    /** The whole story, a line a fact: what, then where and evidence indented, then the next step behind an arrow. */
    public String text() {
        StringBuilder text = new StringBuilder(what);
        source().ifPresent(place -> text.append("\n    at ").append(place));
        evidence.forEach(line -> text.append("\n    ").append(line.replace("\n", "\n    ")));
        if (!remedy.isEmpty()) {
            text.append("\n  -> ").append(remedy.replace("\n", "\n     "));
        }
        return text.toString();
    }
}
