package io.github.sarvanom.compose;

import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** What overlays may say where a number or an amount is meant. What holds a variable is judged when that is filled in. */
final class AmountRules {
    private static final String BYTES = "amount of bytes (512m, 1.5g, 512MiB)";
    private static final String TIME = "time with a unit (10s, 1m30s)";
    private static final List<Rule> RULES = List.of(
            new Rule("deploy.resources.limits.cpus", "number of cores (0.5)", Amounts::nanoCores),
            new Rule("deploy.resources.limits.memory", BYTES, Amounts::bytes),
            new Rule("deploy.resources.reservations.memory", BYTES, Amounts::bytes),
            new Rule("stop_grace_period", TIME, Amounts::nanoseconds),
            new Rule("healthcheck.interval", TIME, Amounts::nanoseconds),
            new Rule("healthcheck.timeout", TIME, Amounts::nanoseconds),
            new Rule("healthcheck.start_period", TIME, Amounts::nanoseconds),
            new Rule("healthcheck.retries", "whole number (3)", Amounts::count));

    private final LocalOverlays overlays;
    private final Problems problems;

    /**
     * What one key takes.
     *
     * @param key with dots between the names on the way to it
     * @param form for people
     */
    private record Rule(String key, String form, Function<String, OptionalLong> amount) {
        String[] path() {
            return key.split("\\.", -1);
        }
    }

    AmountRules(LocalOverlays overlays, Problems problems) {
        this.overlays = overlays;
        this.problems = problems;
    }

    /**
     * Checks one service.
     *
     * @param written its part of the file, of which people are told
     * @param meant the same, with its variables filled in or not yet
     */
    void check(String service, Map<String, Object> written, Map<String, Object> meant) {
        for (Rule rule : RULES) {
            String text = Fields.text(meant, rule.path());
            if (!text.isEmpty()
                    && !text.contains("$")
                    && rule.amount().apply(text).isEmpty()) {
                problems.add(Problem.of(service + ": " + rule.key() + " is no " + rule.form())
                        .at(source(service, rule.path()))
                        .seen("seen: " + Fields.text(written, rule.path()))
                        .mend("correct it, or take it out"));
            }
        }
        Fields.list(meant, "ports").forEach(port -> checkPort(service, port.toString()));
    }

    private void checkPort(String service, String port) {
        if (PublishedPort.parse(port).filter(each -> !each.isPossible()).isPresent()) {
            problems.add(Problem.of(service + ": there are no ports above " + PublishedPort.LAST)
                    .at(source(service, "ports", port))
                    .seen("seen: " + port)
                    .mend("correct it, or take it out"));
        }
    }

    private Source source(String service, String... path) {
        String[] whole =
                Stream.concat(Stream.of("services", service), Stream.of(path)).toArray(String[]::new);
        return overlays.said(whole)
                .or(() -> overlays.said("services", service, path[0]))
                .orElseGet(() -> new Source("an overlay in src/main/sarvanom"));
    }
}
