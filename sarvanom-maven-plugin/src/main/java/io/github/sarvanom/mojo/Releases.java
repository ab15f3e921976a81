package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.pipeline.DeployOutcome;
import io.github.sarvanom.pipeline.DeployRequest;
import io.github.sarvanom.pipeline.LastRelease;
import io.github.sarvanom.pipeline.LogsPipeline;
import io.github.sarvanom.pipeline.PlanPipeline;
import io.github.sarvanom.pipeline.RollbackRequest;
import io.github.sarvanom.pipeline.Secrecy;
import io.github.sarvanom.pipeline.StatusPipeline;
import io.github.sarvanom.plan.Consent;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Ledger;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseHistory;
import io.github.sarvanom.report.HistoryText;
import io.github.sarvanom.report.TextReport;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.RolloutProblems;
import io.github.sarvanom.verification.Verification;
import io.github.sarvanom.verification.VerificationProblems;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The pipelines of one run, each connected to the cluster of its environment for as long as it works. */
final class Releases {
    private final Run run;
    private final TextReport report;
    private final Clock clock = Clock.systemUTC();

    Releases(Run run, TextReport report) {
        this.run = run;
        this.report = report;
    }

    /** @throws SarvanomException when nothing may change and something would */
    void plan(DeployRequest request) throws InterruptedException {
        Plan plan = connected(
                        request.environment(),
                        cluster -> new PlanPipeline(
                                        cluster.reader(),
                                        LastRelease.in(
                                                new ReleaseHistory(cluster.reader(), Ledger.of(request.environment()))),
                                        report.deploy())
                                .run(request))
                .plan();
        new PlanFiles(run).write(plan, request.environment());
        if (RunProperty.FAIL_ON_CHANGE.isOn(run) && !plan.isEmpty()) {
            throw new SomethingToChange();
        }
    }

    /** @throws SarvanomException when the release did not come up; the outcome's story is in its problems */
    void deploy(DeployRequest request, Verification verification) throws InterruptedException {
        new ToldDeploy(run, report, clock).of(request, told -> {
            DeployOutcome outcome = connected(request.environment(), cluster -> {
                Rehearsing.runPods(cluster, told.rehearsal());
                return new Deploying(run, request.environment(), verification, cluster, told, clock)
                        .pipeline()
                        .run(request);
            });
            refuse(outcome.carried().problems());
        });
    }

    /** @throws SarvanomException when a check failed */
    void verify(Environment environment, Verification verification) throws InterruptedException {
        refuse(VerificationProblems.of(connected(
                environment,
                cluster -> new Deploying(run, environment, verification, cluster, report, clock)
                        .verify()
                        .run(environment))));
    }

    /** @throws SarvanomException with what is wrong */
    void diagnose(Environment environment) throws InterruptedException {
        RolloutOutcome outcome = connected(
                environment,
                cluster -> new Deploying(run, environment, Verification.none(), cluster, report, clock)
                        .diagnose()
                        .run(environment));
        refuse(RolloutProblems.of(outcome));
        report.wellAndGood(outcome.workloads().size());
    }

    /** Ends by itself, or, when it follows, by Ctrl-C, which is no failure. */
    void logs(Environment environment, LogWishes wishes, List<String> services) {
        try {
            connected(environment, cluster -> {
                Secrecy secrecy = Secrecy.of(environment, cluster.reader());
                new LogsPipeline(cluster.reader(), cluster.logs(), secrecy, report.logs(services))
                        .run(environment, wishes.extent(), wishes.service());
                return environment;
            });
        } catch (InterruptedException ctrlC) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new SarvanomException(Blame.USER, problems);
        }
    }

    /** @throws SarvanomException when there is nothing to go back to, consent is missing, or it does not come up */
    void rollback(RollbackRequest request) throws InterruptedException {
        connected(
                request.environment(),
                cluster -> new Deploying(run, request.environment(), Verification.none(), cluster, report, clock)
                        .rollback()
                        .run(request));
    }

    void history(Environment environment) throws InterruptedException {
        ReleaseOptions options = ReleaseOptions.of(run);
        boolean json = options.json();
        Optional<Long> revision = options.revision();
        connected(environment, cluster -> {
            ReleaseHistory history = new ReleaseHistory(cluster.reader(), Ledger.of(environment));
            if (json) {
                Screen.plain(revision.map(number -> one(history, number, HistoryText::json))
                        .orElseGet(() -> HistoryText.json(history.all())));
            } else {
                report.history(
                        environment,
                        cluster.reader().server(),
                        text -> revision.map(number -> one(history, number, text::full))
                                .orElseGet(() -> text.lines(history.all())));
            }
            return environment;
        });
    }

    /** Tells of one release: its plan, and what was seen when it failed. */
    private interface Told<T> {
        T of(Release release, List<String> plan, SortedMap<String, String> evidence);
    }

    private static <T> T one(ReleaseHistory history, long revision, Told<T> told) {
        Release release = history.find(revision)
                .orElseThrow(() -> SarvanomException.user(Problem.of("revision " + revision + " is not recorded")
                        .mend("mvn sarvanom:history shows what is")));
        return told.of(release, history.content(release).plan(), history.evidence(release));
    }

    void undeploy(Environment environment, Farewell.Extras extras, Consent consent) throws InterruptedException {
        connected(environment, cluster -> {
            new Deploying(run, environment, Verification.none(), cluster, report, clock)
                    .undeploy()
                    .run(environment, extras, consent);
            return environment;
        });
    }

    void status(Environment environment, Map<String, String> wanted) throws InterruptedException {
        report.status(connected(environment, cluster -> new StatusPipeline(cluster.reader()).run(environment, wanted)));
    }

    /** Work that needs a cluster. */
    private interface Work<T> {
        T with(OpenCluster cluster) throws InterruptedException;
    }

    private <T> T connected(Environment environment, Work<T> work) throws InterruptedException {
        try (OpenCluster cluster =
                new EarlyCluster(run.session()).take().orElseGet(() -> OpenCluster.open(run, environment))) {
            return work.with(cluster);
        }
    }
}
