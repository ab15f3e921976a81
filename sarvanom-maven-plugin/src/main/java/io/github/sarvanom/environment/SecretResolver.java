package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Finds the value of every secret that an environment names: the first place that knows a name wins. */
final class SecretResolver {
    private final String environment;
    private final List<SecretSource> places;
    private final MissingSecrets missing;
    private final Supplier<Source> list;

    /**
     * @param places strongest first
     * @param list where the names are listed
     */
    SecretResolver(String environment, List<SecretSource> places, MissingSecrets missing, Supplier<Source> list) {
        this.environment = environment;
        this.places = List.copyOf(places);
        this.missing = missing;
        this.list = list;
    }

    /** Secrets that are missing, empty or unfinished become problems, all of them at once. */
    SecretValues resolve(List<Sourced<String>> names, Problems problems) {
        Map<String, String> values = new TreeMap<>();
        List<Sourced<String>> unknown = new ArrayList<>();
        for (Sourced<String> name : names) {
            Optional<FoundSecret> found = find(name.value(), problems);
            if (found.isEmpty()) {
                unknown.add(name);
            } else {
                complaint(name.value(), found.get())
                        .ifPresentOrElse(
                                problems::add,
                                () -> values.put(name.value(), found.get().reveal()));
            }
        }
        List<String> absent = unknown.stream().map(Sourced::value).sorted().toList();
        if (!absent.isEmpty() && missing == MissingSecrets.REFUSED) {
            problems.add(missing(absent, absent.size() == 1 ? unknown.get(0).source() : list.get()));
            return new SecretValues(values);
        }
        absent.forEach(name -> values.put(name, madeUp(name)));
        return new SecretValues(values, absent);
    }

    private Optional<FoundSecret> find(String name, Problems problems) {
        return places.stream()
                .map(place -> place.find(name, problems))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Problem> complaint(String name, FoundSecret found) {
        if (found.reveal().isBlank()) {
            return Optional.of(Problem.of("secret " + name + " is empty")
                    .at(found.source())
                    .mend("give it a value there, or remove it there so that the next place is asked"));
        }
        return found.unfilled()
                .map(variable -> Problem.of("secret " + name + " still holds ${" + variable + "}: nothing filled it in")
                        .at(found.source())
                        .mend("write the value itself"));
    }

    private Problem missing(List<String> names, Source said) {
        String subject = names.size() == 1 ? "secret " + names.get(0) + " has" : names.size() + " secrets have";
        Problem problem =
                Problem.of(subject + " no value for environment " + environment).at(said);
        if (names.size() > 1) {
            problem = problem.seen("missing: " + String.join(", ", names));
        }
        for (SecretSource place : places) {
            problem = problem.seen("looked in: " + place.lookedIn(names));
        }
        return problem.mend("set the environment variable" + (names.size() > 1 ? "s" : "") + ", or add to .env."
                + environment
                + " (kept out of version control):\n"
                + String.join("\n", names.stream().map(name -> name + "=...").toList()));
    }

    /** Always the same for one name, or the second rehearsal of an unchanged application would find a change. */
    private String madeUp(String name) {
        return "placeholder-" + UUID.nameUUIDFromBytes((environment + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
