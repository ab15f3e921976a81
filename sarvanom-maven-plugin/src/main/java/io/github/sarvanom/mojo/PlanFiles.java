package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.PlanJson;
import io.github.sarvanom.plan.SavedPlan;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.report.PlanMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files that a plan is kept in: Markdown where the name ends in {@code .md}, JSON otherwise; relative to the reactor's root. */
final class PlanFiles {
    private final Run run;

    PlanFiles(Run run) {
        this.run = run;
    }

    /** Writes the plan to each file that was asked for. */
    void write(Plan plan, Environment environment) {
        for (String file : RunProperty.OUT.of(run).orElse("").split(",", -1)) {
            if (!file.isBlank()) {
                write(run.root().resolve(file.strip()), text(file, plan, environment));
            }
        }
    }

    /** The plan that this run is bound to. */
    Optional<SavedPlan> saved() {
        return RunProperty.PLAN.of(run).map(file -> {
            Path path = run.root().resolve(file.strip());
            Source source = Source.file(path.toString(), 0);
            try {
                return SavedPlan.read(Files.readString(path), source);
            } catch (IOException unreadable) {
                throw SarvanomException.surroundings(
                        Problem.of("the saved plan can't be read")
                                .at(Source.property(RunProperty.PLAN.key()))
                                .seen("seen: " + unreadable)
                                .seen("expected: a file, from the folder " + run.root()
                                        + " on, that sarvanom:plan has written")
                                .mend("make one: mvn sarvanom:plan -D" + RunProperty.OUT.key() + "=plan.json"),
                        unreadable);
            }
        });
    }

    private static String text(String file, Plan plan, Environment environment) {
        if (file.strip().endsWith(".md")) {
            return PlanMarkdown.of(plan, environment.application() + " to " + environment.name());
        }
        Map<String, String> where = new LinkedHashMap<>();
        where.put("application", environment.application());
        where.put("environment", environment.name());
        where.put("namespace", environment.namespace());
        return PlanJson.text(plan, where) + "\n";
    }

    private void write(Path path, String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
            Files.writeString(path, text);
        } catch (IOException unwritable) {
            throw SarvanomException.surroundings(
                    Problem.of("the plan can't be saved")
                            .at(Source.property(RunProperty.OUT.key()))
                            .seen("seen: " + unwritable)
                            .seen("expected: a file that can be written, from the folder " + run.root() + " on")
                            .mend("name another: -D" + RunProperty.OUT.key() + "=target/plan.json"),
                    unwritable);
        }
    }
}
