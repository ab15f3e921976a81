package io.github.sarvanom.report;

import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.pipeline.DeployLog;
import io.github.sarvanom.pipeline.DeployOutcome;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.report.Happening.Mood;
import java.time.Duration;
import java.util.List;

/** Keeps how a release goes from one stage to the next for the page while another log shows it. */
final class ChronicledDeploy implements DeployLog {
    private final Findings findings;
    private final Chronicle chronicle;
    private final DeployLog shown;

    ChronicledDeploy(Findings findings, Chronicle chronicle, DeployLog shown) {
        this.findings = findings;
        this.chronicle = chronicle;
        this.shown = shown;
    }

    @Override
    public void connected(Environment environment, ServerInfo server) {
        shown.connected(environment, server);
    }

    @Override
    public void namespaceKept(String namespace) {
        shown.namespaceKept(namespace);
    }

    @Override
    public void noWayBack(List<Problem> why) {
        shown.noWayBack(why);
    }

    @Override
    public void planned(Plan plan, Duration took) {
        findings.planned(plan);
        chronicle.tell("plan", "", Mood.NEUTRAL, new PlanText(Look.LOG).sum(plan, took));
        shown.planned(plan, took);
    }

    @Override
    public void released(DeployOutcome outcome) {
        findings.released(outcome);
        chronicle.tell("end", "", Mood.GOOD, "everything runs");
        shown.released(outcome);
    }

    @Override
    public void undeployed(Environment environment, Farewell farewell) {
        shown.undeployed(environment, farewell);
    }
}
