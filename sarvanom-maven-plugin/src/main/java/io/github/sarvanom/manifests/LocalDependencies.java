package io.github.sarvanom.manifests;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who starts after whom in a compose file with its overlays. What can never come to pass is found before anything is changed: whoever
 * waits for one that the file does not have, or, by way of others, for itself, would wait to the deadline.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#depends_on">depends_on</a>
 */
final class LocalDependencies {
    private static final String SERVICES = "services";
    private static final String KEY = "depends_on";

    private final LocalOverlays overlays;
    private final Map<String, Object> services;
    private final Problems problems;

    /** @param services of the whole file, by name */
    LocalDependencies(LocalOverlays overlays, Map<String, Object> services, Problems problems) {
        this.overlays = overlays;
        this.services = new TreeMap<>(services);
        this.problems = problems;
    }

    void check() {
        services.forEach((name, service) -> dependencies(service).forEach((dependency, how) -> {
            if (!services.containsKey(dependency) && !Tree.text(how, "required").equals("false")) {
                problems.add(missing(name, dependency));
            }
        }));
        Set<String> seen = new HashSet<>();
        services.keySet().forEach(name -> follow(name, new ArrayList<>(), seen));
    }

    /** @param way by which it was come to, each waiting for the next */
    private void follow(String name, List<String> way, Set<String> seen) {
        if (way.contains(name)) {
            problems.add(circle(way.subList(way.indexOf(name), way.size())));
        } else if (seen.add(name)) {
            way.add(name);
            dependencies(services.get(name)).keySet().forEach(next -> follow(next, way, seen));
            way.remove(name);
        }
    }

    private Problem missing(String name, String dependency) {
        Problem problem = Problem.of(name + " depends on " + dependency + ", which is no service or store here"
                        + Suggestion.asQuestion(dependency, services.keySet(), "; did you mean %s?"))
                .seen("there are: " + String.join(", ", services.keySet()));
        Optional<Source> said = overlays.said(SERVICES, name, KEY, dependency);
        Optional<Source> taken = overlays.said(SERVICES, dependency);
        if (said.isEmpty() && taken.isPresent()) {
            return problem.at(taken.get())
                    .mend("leave it in, or take it out of depends_on too: services: {" + name + ": {depends_on: {"
                            + dependency + ": null}}}");
        }
        return problem.at(said.orElseGet(() -> somewhere(name)))
                .mend("correct its name, declare it, or take it out of depends_on");
    }

    private Problem circle(List<String> way) {
        List<String> round = new ArrayList<>(way);
        round.add(way.get(0));
        return Problem.of("none of these can start, since each waits for the next: " + String.join(", ", round))
                .at(overlays.said(SERVICES, way.get(way.size() - 1), KEY, way.get(0))
                        .orElseGet(() -> somewhere(way.get(0))))
                .mend("take one of them out of another's depends_on");
    }

    private Source somewhere(String name) {
        return overlays.said(SERVICES, name, KEY)
                .or(() -> overlays.said(SERVICES, name))
                .orElseGet(() -> new Source("an overlay in src/main/sarvanom"));
    }

    /** By name, in whichever of the two forms; of the short one nothing else is said. */
    private static Map<String, Object> dependencies(@Nullable Object service) {
        Map<String, Object> all = new TreeMap<>(Tree.map(service, KEY));
        Tree.list(service, KEY).forEach(name -> all.put(String.valueOf(name), Map.of()));
        return all;
    }

    /** Takes those out that are not of this run, and run as they do. */
    void forget(Set<String> leftOut) {
        Set<String> others = new HashSet<>(leftOut);
        others.removeAll(services.keySet());
        services.values().forEach(service -> {
            Object names = Tree.map(service).get(KEY);
            if (names instanceof Map<?, ?> map) {
                map.keySet().removeAll(others);
            } else if (names instanceof List<?> list) {
                list.removeAll(others);
            }
        });
    }
}
