package io.github.sarvanom.report;

import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.pipeline.DeployLog;
import io.github.sarvanom.pipeline.DeployOutcome;
import io.github.sarvanom.pipeline.ServiceStatus;
import io.github.sarvanom.pipeline.Status;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.FieldChange;
import io.github.sarvanom.plan.Plan;
import java.time.Duration;
import java.util.stream.Collectors;

/** The words between the stages: where, what is planned, what came of it. */
final class DeployReport implements DeployLog {
    private final Page page;

    DeployReport(Page page) {
        this.page = page;
    }

    @Override
    public void connected(Environment environment, ServerInfo server) {
        page.line(environment.application() + " " + environment.name() + " · namespace " + environment.namespace()
                + " · cluster " + environment.cluster().said() + " (" + server.version() + ")");
    }

    @Override
    public void planned(Plan plan, Duration took) {
        page.stage(
                "plan",
                plan.creates().size() + " to create, " + plan.updates().size() + " to change, "
                        + plan.keeps().size() + " unchanged");
        plan.creates().forEach(create -> page.line("  + " + create.id().display()));
        plan.updates().forEach(this::update);
    }

    private void update(Change.Update update) {
        page.line("  ~ " + update.id().display());
        for (FieldChange field : update.fields()) {
            page.line("      " + field.path() + "  " + field.before() + " -> " + field.after());
        }
    }

    @Override
    public void released(DeployOutcome outcome) {
        Environment environment = outcome.request().environment();
        String stages = outcome.times().byStage().entrySet().stream()
                .map(stage -> stage.getKey() + " " + Words.time(stage.getValue()))
                .collect(Collectors.joining(" · "));
        page.stage(
                "released",
                environment.application() + " to " + environment.name() + " in "
                        + Words.time(outcome.times().total()) + "  (" + stages + ")");
    }

    void status(Status status) {
        connected(status.environment(), status.server());
        status.services().forEach(this::status);
    }

    private void status(ServiceStatus service) {
        String runs = service.runs().isEmpty() ? "not deployed" : service.runs();
        page.service("status", service.service(), service.ready() + "/" + service.replicas() + " ready  " + runs);
    }
}
