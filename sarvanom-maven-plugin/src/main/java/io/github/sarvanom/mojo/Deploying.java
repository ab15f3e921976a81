package io.github.sarvanom.mojo;

import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.apply.Pruner;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.pipeline.DeployPipeline;
import io.github.sarvanom.pipeline.DiagnosePipeline;
import io.github.sarvanom.pipeline.LastRelease;
import io.github.sarvanom.pipeline.PlanCarrier;
import io.github.sarvanom.pipeline.PlanPipeline;
import io.github.sarvanom.pipeline.RecordedDeploy;
import io.github.sarvanom.pipeline.RecordedWork;
import io.github.sarvanom.pipeline.Recovery;
import io.github.sarvanom.pipeline.RollbackPipeline;
import io.github.sarvanom.pipeline.Secrecy;
import io.github.sarvanom.pipeline.UndeployPipeline;
import io.github.sarvanom.pipeline.VerifyPipeline;
import io.github.sarvanom.release.FencedWriter;
import io.github.sarvanom.release.Holder;
import io.github.sarvanom.release.LeaseSight;
import io.github.sarvanom.release.Ledger;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.release.ReleaseHistory;
import io.github.sarvanom.release.ReleaseLock;
import io.github.sarvanom.release.ReleaseRecorder;
import io.github.sarvanom.report.TextReport;
import io.github.sarvanom.rollout.RolloutWaiter;
import io.github.sarvanom.verification.ClusterWays;
import io.github.sarvanom.verification.Probes;
import io.github.sarvanom.verification.Verification;
import io.github.sarvanom.verification.Verifier;
import java.time.Clock;

/** The parts of what changes one environment, put together. */
final class Deploying {
    private final Run run;
    private final Environment environment;
    private final Verification verification;
    private final OpenCluster cluster;
    private final TextReport report;
    private final Clock clock;
    private final FencedWriter fenced;
    private final Secrecy secrecy;
    private final PlanPipeline planning;
    private final PlanCarrier carrier;

    Deploying(
            Run run,
            Environment environment,
            Verification verification,
            OpenCluster cluster,
            TextReport report,
            Clock clock) {
        this.run = run;
        this.environment = environment;
        this.verification = verification;
        this.cluster = cluster;
        this.report = report;
        this.clock = clock;
        this.fenced = new FencedWriter(cluster.writer(), Pause.real());
        this.secrecy = Secrecy.of(environment, cluster.reader());
        this.planning = new PlanPipeline(
                cluster.reader(),
                LastRelease.in(new ReleaseHistory(cluster.reader(), Ledger.of(environment))),
                report.deploy());
        this.carrier = carrier(fenced);
    }

    DeployPipeline pipeline() {
        LeaseSight sight = new LeaseSight(cluster.reader(), Ledger.of(environment));
        return new DeployPipeline(planning, carrier, sight, this::recorded, report.deploy());
    }

    RollbackPipeline rollback() {
        Authorship authorship = new Authorship(run);
        Ledger ledger = Ledger.of(environment);
        return new RollbackPipeline(
                cluster.reader(),
                new ReleaseHistory(cluster.reader(), ledger),
                new LeaseSight(cluster.reader(), ledger),
                () -> bracket(authorship),
                work(),
                authorship::author,
                report.deploy());
    }

    UndeployPipeline undeploy() {
        Authorship authorship = new Authorship(run);
        return new UndeployPipeline(
                cluster.reader(),
                pruner(fenced),
                new LeaseSight(cluster.reader(), Ledger.of(environment)),
                () -> bracket(authorship),
                authorship::author,
                report.deploy());
    }

    private Pruner pruner(ClusterWriter writer) {
        return new Pruner(cluster.reader(), writer, report.apply(), clock, InFlight.usual());
    }

    private PlanCarrier carrier(ClusterWriter writer) {
        return new PlanCarrier(
                new PlanApplier(cluster.reader(), writer, report.apply(), clock, InFlight.usual()),
                waiter(),
                verifier(),
                pruner(writer));
    }

    DiagnosePipeline diagnose() {
        return new DiagnosePipeline(cluster.reader(), secrecy, waiter(), report.deploy());
    }

    VerifyPipeline verify() {
        return new VerifyPipeline(cluster.reader(), secrecy, verifier(), report.deploy());
    }

    private RolloutWaiter waiter() {
        return new RolloutWaiter(cluster.reader(), secrecy::redact, new ReactorOrigins(run), clock, report.rollout());
    }

    private Verifier verifier() {
        return new Verifier(
                verification,
                new Probes(
                        cluster.services(),
                        new ClusterWays(cluster.reader(), cluster.ports(), environment.namespace()),
                        environment.secrets(),
                        clock),
                secrecy::redact,
                clock,
                Pause.real(),
                report.verification());
    }

    private RecordedDeploy recorded() {
        Authorship authorship = new Authorship(run);
        return new RecordedDeploy(bracket(authorship), planning, carrier, work(), authorship::author);
    }

    private RecordedWork work() {
        Recovery recovery = new Recovery(
                cluster.reader(), carrier, secrecy, ReleaseOptions.of(run).onFailure(), report.recovery());
        return new RecordedWork(carrier, recovery, secrecy);
    }

    private ReleaseBracket bracket(Authorship authorship) {
        Ledger ledger = Ledger.of(environment);
        ReleaseLock lock = new ReleaseLock(
                cluster.reader(),
                cluster.writer(),
                ledger,
                Holder.self(authorship.who(), authorship.build()),
                ReleaseOptions.of(run).lock(),
                report.lock(),
                clock,
                Pause.real());
        return new ReleaseBracket(
                cluster.writer(),
                fenced,
                lock,
                new ReleaseRecorder(
                        cluster.reader(),
                        cluster.writer(),
                        ledger,
                        ReleaseOptions.of(run).kept(),
                        clock,
                        Pause.real()));
    }
}
