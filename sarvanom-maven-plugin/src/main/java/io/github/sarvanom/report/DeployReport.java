package io.github.sarvanom.report;

import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.pipeline.DeployLog;
import io.github.sarvanom.pipeline.DeployOutcome;
import io.github.sarvanom.pipeline.Status;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The words between the stages: where, what is planned, what came of it. */
final class DeployReport implements DeployLog {
    private final Page page;
    private final Look look;

    DeployReport(Page page) {
        this.page = page;
        this.look = page.look();
    }

    @Override
    public void connected(Environment environment, ServerInfo server) {
        String dot = look.dot();
        String where = environment.isRehearsal()
                ? "rehearsal"
                : "cluster " + environment.cluster().said();
        page.line(Ink.STRONG.on(look, environment.application() + " " + environment.name()) + dot + "namespace "
                + environment.namespace() + dot + where + " (" + server.version() + ")");
        if (environment.isRehearsal()) {
            page.line(
                    Ink.CHANGED.on(
                            look,
                            "This is a rehearsal: cluster and registry are played inside this Maven run, nothing is deployed."));
        }
    }

    @Override
    public void namespaceKept(String namespace) {
        page.stage("plan", "namespace " + namespace + " was not made by sarvanom and is left as it is");
    }

    @Override
    public void noWayBack(List<Problem> why) {
        page.stage("rollback", Ink.CHANGED.on(look, "no release can be gone back to if this one fails"));
        why.forEach(problem -> page.stage("", problem.what()));
    }

    @Override
    public void planned(Plan plan, Duration took) {
        PlanText text = new PlanText(look);
        page.stage("plan", text.sum(plan, took));
        page.lines(text.lines(plan));
    }

    @Override
    public void released(DeployOutcome outcome) {
        Environment environment = outcome.undertaking().environment();
        page.line("");
        page.lines(new SummaryText(look).rows(outcome));
        page.line("");
        String stage = environment.isRehearsal() ? "rehearsed" : "released";
        String what = environment.application() + " to " + environment.name()
                + outcome.release()
                        .flatMap(Release::restores)
                        .map(revision -> ", as in revision " + revision + ",")
                        .orElse("");
        String total = " in " + Words.time(outcome.times().total());
        String stages = stages(outcome);
        boolean fits = Page.STAGE + what.length() + total.length() + stages.length() + 4 <= look.width();
        String first = Ink.STRONG.on(look, what) + total;
        page.stage(stage, fits ? first + "  " + Ink.FAINT.on(look, "(" + stages + ")") : first);
        if (!fits) {
            page.stage("", Ink.FAINT.on(look, stages));
        }
    }

    @Override
    public void undeployed(Environment environment, Farewell farewell) {
        String where = environment.application() + " in " + environment.name();
        if (farewell.isEmpty()) {
            page.stage("undeploy", "there is nothing of " + where);
            return;
        }
        if (!farewell.kept().isEmpty()) {
            page.stage("kept", farewell.kept().stream().map(ResourceId::display).collect(Collectors.joining(", ")));
        }
        page.stage("undeploy", where + " is removed");
    }

    void secretsMadeUp(List<String> names) {
        page.stage("secrets", Ink.CHANGED.on(look, "made up for this rehearsal: ") + String.join(", ", names));
        page.stage("", "a real deploy would stop here; -Dsarvanom.rehearsal.secrets=required stops a rehearsal too");
    }

    void nothingToDeploy(String why) {
        page.stage("deploy", "nothing to deploy: " + why);
    }

    void status(Status status) {
        connected(status.environment(), status.server());
        page.line("");
        page.lines(new StatusText(look).lines(status));
    }

    private String stages(DeployOutcome outcome) {
        return outcome.times().byStage().entrySet().stream()
                .map(stage -> stage.getKey() + " " + Words.time(stage.getValue()))
                .collect(Collectors.joining(look.dot()));
    }
}
