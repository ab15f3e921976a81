package io.github.sarvanom.report;

import io.github.sarvanom.compose.LocalChange;
import io.github.sarvanom.compose.LocalChange.Kind;
import io.github.sarvanom.compose.LocalPlan;
import io.github.sarvanom.compose.LocalProgress;
import io.github.sarvanom.compose.LocalTeardown;
import io.github.sarvanom.compose.LocalView;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.LocalSecretsFile;
import io.github.sarvanom.pipeline.LocalOutcome;
import io.github.sarvanom.pipeline.LocalReleaseLog;
import io.github.sarvanom.report.Table.Cell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of containers on this machine. */
final class LocalReport implements LocalReleaseLog {
    private static final Map<Kind, String> SUMS = Map.of(
            Kind.CREATE, "to create",
            Kind.RECREATE, "to change",
            Kind.START, "to start",
            Kind.REMOVE, "to remove",
            Kind.LEAVE, "unchanged");
    private static final Map<Kind, String> FATES = Map.of(
            Kind.CREATE, "new",
            Kind.RECREATE, "changed",
            Kind.START, "started",
            Kind.LEAVE, "unchanged");

    private final Page page;
    private final Look look;

    LocalReport(Page page) {
        this.page = page;
        this.look = page.look();
    }

    @Override
    public void connected(Environment environment, String engine) {
        page.line(Ink.STRONG.on(look, environment.application() + " " + environment.name()) + look.dot()
                + "containers on this machine (" + engine + ")");
    }

    @Override
    public void planned(LocalPlan plan, Duration took) {
        page.stage("plan", (plan.isEmpty() ? "nothing to change, " : "") + sum(plan) + "  " + Words.time(took));
        for (Kind kind : List.of(Kind.CREATE, Kind.RECREATE, Kind.START, Kind.REMOVE)) {
            String names = names(plan, kind);
            if (!names.isEmpty()) {
                page.line(sign(kind) + names);
            }
        }
    }

    private static String sum(LocalPlan plan) {
        List<String> parts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            long count = plan.changes().stream()
                    .filter(change -> change.kind() == kind)
                    .count();
            if (count > 0) {
                parts.add(count + " " + SUMS.getOrDefault(kind, ""));
            }
        }
        return String.join(", ", parts);
    }

    private static String names(LocalPlan plan, Kind kind) {
        return plan.changes().stream()
                .filter(change -> change.kind() == kind)
                .map(LocalChange::name)
                .collect(Collectors.joining(", "));
    }

    private String sign(Kind kind) {
        return switch (kind) {
            case CREATE -> Ink.GOOD.on(look, "  + ");
            case REMOVE -> Ink.BAD.on(look, "  - ");
            default -> Ink.CHANGED.on(look, kind == Kind.START ? "  > " : "  ~ ");
        };
    }

    @Override
    public void pulling(String image) {
        page.stage("images", "fetching " + image + ", which this machine does not have");
    }

    @Override
    public void making(String by) {
        page.stage("make", "by " + by);
    }

    @Override
    public void carriedOut(LocalPlan plan, Duration took) {
        // The tree or the lines of the wait follow at once.
    }

    @Override
    public void released(LocalOutcome outcome) {
        page.line("");
        Table table = new Table(look);
        for (LocalProgress container : outcome.containers()) {
            table.row(
                    new Cell(container.name(), Ink.STRONG),
                    new Cell("well", Ink.GOOD),
                    new Cell(fate(outcome.plan(), container.name()), Ink.FAINT),
                    Cell.of(container.address()));
        }
        page.lines(table.lines());
        page.line("");
        Environment environment = outcome.environment();
        String stages = outcome.times().byStage().entrySet().stream()
                .map(stage -> stage.getKey() + " " + Words.time(stage.getValue()))
                .collect(Collectors.joining(look.dot()));
        page.stage(
                "up",
                Ink.STRONG.on(look, environment.application() + " " + environment.name()) + " in "
                        + Words.time(outcome.times().total()) + "  " + Ink.FAINT.on(look, "(" + stages + ")"));
    }

    private static String fate(LocalPlan plan, String name) {
        return plan.changes().stream()
                .filter(change -> change.name().equals(name))
                .map(change -> FATES.getOrDefault(change.kind(), ""))
                .findFirst()
                .orElse("");
    }

    void removed(Environment environment, LocalTeardown.Result result) {
        page.stage(
                "undeploy",
                result.containers().isEmpty()
                        ? "nothing of " + environment.namespace() + " runs on this machine"
                        : "ended and removed: " + String.join(", ", result.containers()));
        if (!result.volumes().isEmpty()) {
            boolean kept = result.data() == LocalTeardown.Data.KEEP;
            page.stage(
                    "",
                    (kept ? "the data stay in " : "the data are gone, with ") + String.join(", ", result.volumes()));
            if (kept) {
                page.stage("", Ink.FAINT.on(look, "-Dsarvanom.undeploy.volumes removes them too"));
            }
        }
    }

    void status(Environment environment, String engine, List<LocalView> containers) {
        connected(environment, engine);
        page.line("");
        Table table = new Table(look);
        for (LocalView container : containers) {
            Ink ink =
                    container.state().startsWith("Up") && !container.state().contains("unhealthy") ? Ink.GOOD : Ink.BAD;
            table.row(
                    new Cell(container.name(), Ink.STRONG),
                    new Cell(container.state(), ink),
                    Cell.of(container.ports()),
                    new Cell(container.image(), Ink.FAINT));
        }
        page.lines(
                containers.isEmpty()
                        ? List.of("  nothing runs: mvn sarvanom:deploy -P" + environment.name())
                        : table.lines());
    }

    void secretsWritten(LocalSecretsFile.Written written) {
        String file = String.valueOf(written.file().getFileName());
        page.stage("secrets", "wrote " + file + (written.ignoredAnew() ? ", and .gitignore ignores it now" : ""));
        if (!written.random().isEmpty()) {
            page.stage("", "random: " + String.join(", ", written.random()));
        }
        if (!written.placeholders().isEmpty()) {
            page.stage("", Ink.CHANGED.on(look, "yours to fill in: ") + String.join(", ", written.placeholders()));
        }
    }
}
