package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.EnvironmentProfiles;
import io.github.sarvanom.configuration.EnvironmentSettings;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Suggestion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which environment is meant: exactly one, or a problem that lists what there is. */
final class EnvironmentChoice {
    private final Said said;
    private final EnvironmentProfiles profiles;
    private final Problems problems;

    EnvironmentChoice(Said said, EnvironmentProfiles profiles, Problems problems) {
        this.said = said;
        this.profiles = profiles;
        this.problems = problems;
    }

    /** The name in the POM, else the active profile's id; empty when a problem was noted. */
    Optional<Sourced<String>> name(@Nullable EnvironmentSettings settings) {
        List<String> active = profiles.active();
        if (active.size() > 1) {
            problems.add(several(active));
            return Optional.empty();
        }
        Optional<Sourced<String>> inPom = settings == null
                ? Optional.empty()
                : said.inPom(Setting.ENVIRONMENT, settings.name())
                        .or(() -> active.stream()
                                .map(id -> Sourced.lazily(id, () -> said.poms().source("environment")))
                                .findFirst());
        Optional<Sourced<String>> wanted = said.find(Setting.ENVIRONMENT, null);
        if (inPom.isEmpty()) {
            problems.add(wanted.map(this::unknown).orElseGet(this::none));
        } else if (wanted.isPresent()
                && !wanted.get().value().equals(inPom.get().value())) {
            problems.add(contradiction(wanted.get(), inPom.get().value()));
            return Optional.empty();
        }
        return inPom;
    }

    private Problem several(List<String> active) {
        return Problem.of("two environments are active at once: " + String.join(", ", active))
                .at(said.poms().place())
                .seen("seen: " + active.size() + " active profiles with an <environment>")
                .seen("expected: exactly one")
                .mend("keep one of them: mvn sarvanom:deploy -P" + active.get(0) + " (switch a profile off with -P '!"
                        + active.get(1) + "')");
    }

    private Problem none() {
        Problem problem = Problem.of("no environment is chosen").at(said.poms().place());
        for (String requested : profiles.requested()) {
            if (!profiles.defined().contains(requested)) {
                problem = problem.seen("seen: -P" + requested + ", which is not one of them" + meant(requested));
            }
        }
        return offer(problem);
    }

    private Problem unknown(Sourced<String> wanted) {
        Problem problem = Problem.of(
                        profiles.defined().contains(wanted.value())
                                ? "environment " + wanted.value() + " is not active"
                                : "there is no environment " + Shown.value(wanted.value()) + meant(wanted.value()))
                .at(wanted.source());
        return offer(problem);
    }

    private static Problem contradiction(Sourced<String> wanted, String active) {
        return Problem.of("environment " + Shown.value(wanted.value()) + " was asked for, but " + active + " is active")
                .at(wanted.source())
                .mend("choose by profile alone: mvn sarvanom:deploy -P" + active + ", without " + wanted.source());
    }

    private Problem offer(Problem problem) {
        List<String> defined = profiles.defined();
        if (defined.isEmpty()) {
            return problem.seen("this reactor defines none")
                    .mend("add a profile with, in this plugin's <configuration>,\n"
                            + "<environment><name>staging</name><cluster>https://...</cluster></environment>");
        }
        String example = profiles.requested().stream()
                .flatMap(requested -> Suggestion.nearest(requested, defined).stream())
                .findFirst()
                .orElse(defined.get(0));
        return problem.seen("this reactor has: " + String.join(", ", defined))
                .mend("choose one by its profile: mvn sarvanom:deploy -P" + example);
    }

    private String meant(String word) {
        return Suggestion.asQuestion(word, profiles.defined(), "; did you mean %s?");
    }
}
