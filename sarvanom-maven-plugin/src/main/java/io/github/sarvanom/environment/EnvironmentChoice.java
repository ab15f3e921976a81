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
            problems.add(wanted.map(this::unknown).orElseGet(() -> settings == null ? none() : nameless()));
        } else if (wanted.isPresent()
                && !wanted.get().value().equals(inPom.get().value())) {
            problems.add(contradiction(wanted.get(), inPom.get().value()));
            return Optional.empty();
        }
        return inPom;
    }

    private Problem several(List<String> active) {
        List<String> asked =
                active.stream().filter(profiles.requested()::contains).toList();
        List<String> unasked = active.stream().filter(id -> !asked.contains(id)).toList();
        String number = active.size() == 2 ? "two" : String.valueOf(active.size());
        Problem problem = Problem.of(number + " environments are active at once: " + String.join(", ", active))
                .at(said.poms().place())
                .seen("expected: one active profile with an <environment>");
        if (asked.isEmpty() || unasked.isEmpty()) {
            return problem.mend("choose one of them: mvn sarvanom:deploy -P" + active.get(0));
        }
        return problem.seen("active without being asked for by -P: " + String.join(", ", unasked))
                .mend("switch off what was not asked for: mvn sarvanom:deploy -P '" + asked.get(0) + ",!"
                        + String.join(",!", unasked) + "'");
    }

    /** Part of an environment is said for all of them, and none is chosen. */
    private Problem nameless() {
        return profiles.defined().isEmpty()
                ? Problem.of("<environment> has no <name>")
                        .at(said.poms().source("environment"))
                        .mend("say, for example, " + Setting.ENVIRONMENT.xml("staging"))
                : none();
    }

    private Problem none() {
        Problem problem = Problem.of("no environment is chosen").at(said.poms().place());
        for (String requested : profiles.requested()) {
            String meant = meant(requested);
            problem = meant.isEmpty() ? problem : problem.seen("seen: -P" + requested + meant);
        }
        return offer(problem, profiles.requested());
    }

    private Problem unknown(Sourced<String> wanted) {
        Problem problem = Problem.of(
                        profiles.defined().contains(wanted.value())
                                ? "environment " + wanted.value() + " is not active"
                                : "there is no environment " + Shown.value(wanted.value()) + meant(wanted.value()))
                .at(wanted.source());
        return offer(problem, List.of(wanted.value()));
    }

    private Problem contradiction(Sourced<String> wanted, String active) {
        String profile = profiles.defined().contains(wanted.value()) ? wanted.value() : active;
        return Problem.of("environment " + Shown.value(wanted.value()) + " was asked for, but " + active + " is active")
                .at(wanted.source())
                .mend("choose by profile alone: mvn sarvanom:deploy -P" + profile + ", without " + wanted.source());
    }

    /** @param words what was asked for in vain, to guess from */
    private Problem offer(Problem problem, List<String> words) {
        List<String> defined = profiles.defined();
        if (defined.isEmpty()) {
            return problem.seen("this reactor defines none")
                    .mend("add a profile with, in this plugin's <configuration>,\n"
                            + "<environment><name>staging</name><cluster>https://...</cluster></environment>");
        }
        String example = words.stream()
                .flatMap(word -> Suggestion.nearest(word, defined).stream())
                .findFirst()
                .orElse(defined.get(0));
        return problem.seen("this reactor has: " + String.join(", ", defined))
                .mend("choose one by its profile: mvn sarvanom:deploy -P" + example);
    }

    private String meant(String word) {
        return Suggestion.asQuestion(word, profiles.defined(), "; did you mean %s?");
    }
}
