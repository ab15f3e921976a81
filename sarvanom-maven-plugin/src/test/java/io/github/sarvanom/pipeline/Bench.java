package io.github.sarvanom.pipeline;

import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.apply.Pruner;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.plan.Consent;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.PlanFingerprint;
import io.github.sarvanom.plan.Takeover;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.FencedWriter;
import io.github.sarvanom.release.Holder;
import io.github.sarvanom.release.LeaseSight;
import io.github.sarvanom.release.Ledger;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.release.ReleaseHistory;
import io.github.sarvanom.release.ReleaseLock;
import io.github.sarvanom.release.ReleaseRecorder;
import io.github.sarvanom.report.LineConsole;
import io.github.sarvanom.report.Look;
import io.github.sarvanom.report.TextReport;
import io.github.sarvanom.rollout.RolloutWaiter;
import io.github.sarvanom.rollout.diagnosis.Origins;
import io.github.sarvanom.verification.Check;
import io.github.sarvanom.verification.ClusterWays;
import io.github.sarvanom.verification.Probes;
import io.github.sarvanom.verification.Verification;
import io.github.sarvanom.verification.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The pipelines as a goal puts them together, for tests that bring their own cluster. */
final class Bench {
    private static final int RELEASES_KEPT = 30;
    private static final Terms TAKING_OVER =
            new Terms(new Coverage.Whole(), Takeover.ALLOWED, Consent.NONE, Optional.empty());

    private final ClusterConnection cluster;
    private final ClusterTarget target;
    private final Path folder;
    private final LockTimes times;
    private final TextReport report;
    private Verification verification = Verification.none();
    private FailurePolicy.Choice choice = FailurePolicy.Choice.ROLL_BACK;
    private UnaryOperator<ClusterReader> traces = reader -> reader;
    private UnaryOperator<ClusterReader> awaited = reader -> reader;
    private final Clock clock = Clock.systemUTC();

    Bench(ClusterConnection cluster, ClusterTarget target, Path folder, LockTimes times, Consumer<String> lines) {
        this.cluster = cluster;
        this.target = target;
        this.folder = folder;
        this.times = times;
        this.report = new TextReport(new LineConsole(lines), Look.LOG, List.of());
    }

    /** With nothing to be told, by any connection. */
    static Bench direct(ClusterConnection cluster, Path folder) {
        return new Bench(cluster, new ClusterTarget.Rehearsal(folder), folder, LockTimes.USUAL, line -> {});
    }

    /** What {@code sarvanom:plan} shows. */
    Plan plan(Shop shop) {
        return new PlanPipeline(cluster.reader(), LastRelease.in(history(shop)), report.deploy())
                .run(shop.request(target, folder, TAKING_OVER))
                .plan();
    }

    DeployOutcome deploy(Shop shop) throws InterruptedException {
        return deploy(shop, shop.request(target, folder));
    }

    DeployOutcome adopt(Shop shop) throws InterruptedException {
        return deploy(shop, shop.request(target, folder, TAKING_OVER));
    }

    private DeployOutcome deploy(Shop shop, DeployRequest request) throws InterruptedException {
        Environment environment = request.environment();
        FencedWriter fenced = new FencedWriter(cluster.writer(), Pause.real());
        PlanPipeline planning = new PlanPipeline(cluster.reader(), LastRelease.in(history(shop)), report.deploy());
        Secrecy secrecy = Secrecy.of(environment, cluster.reader());
        PlanCarrier carrier = carrier(environment, fenced, secrecy);
        return new DeployPipeline(
                        planning,
                        carrier,
                        new LeaseSight(cluster.reader(), Ledger.of(environment)),
                        () -> new RecordedDeploy(
                                bracket(environment, fenced), planning, carrier, work(carrier, secrecy), Bench::author),
                        report.deploy())
                .run(request);
    }

    /** Releases objects as they are, without a generator before them, as a rollback does. */
    DeployOutcome deploy(Shop shop, ManifestSet objects) throws InterruptedException {
        DeployRequest request = shop.request(target, folder);
        Environment environment = request.environment();
        FencedWriter fenced = new FencedWriter(cluster.writer(), Pause.real());
        Optional<LiveObject> seen =
                new LeaseSight(cluster.reader(), Ledger.of(environment)).look().join();
        ReleaseBracket.Entered inside = bracket(environment, fenced).enter(seen, Optional.empty());
        try {
            Prepared prepared = new StoredRelease(cluster.reader())
                    .plan(environment, ApplySet.of(environment).marked(objects));
            ReleaseRecorder.Intent intent = new ReleaseRecorder.Intent(
                    Optional.empty(),
                    author(),
                    new TreeMap<>(),
                    prepared.desired(),
                    PlanRecord.summary(prepared.plan()),
                    PlanRecord.lines(prepared.plan()),
                    Map.of(),
                    Map.of());
            Secrecy secrecy = Secrecy.of(environment, cluster.reader());
            return work(carrier(environment, fenced, secrecy), secrecy)
                    .run(request.undertaking(), prepared, intent, inside, new StageTimes());
        } finally {
            inside.leave();
        }
    }

    DeployOutcome rollback(Shop shop, Optional<Long> revision) throws InterruptedException {
        return rollback(shop, revision, Consent.NONE);
    }

    DeployOutcome rollback(Shop shop, Optional<Long> revision, Consent consent) throws InterruptedException {
        RollbackRequest request =
                new RollbackRequest(shop.environment(target), revision, consent, folder.resolve("target/staging"));
        FencedWriter fenced = new FencedWriter(cluster.writer(), Pause.real());
        Secrecy secrecy = Secrecy.of(request.environment(), cluster.reader());
        PlanCarrier carrier = carrier(request.environment(), fenced, secrecy);
        return new RollbackPipeline(
                        cluster.reader(),
                        history(shop),
                        new LeaseSight(cluster.reader(), Ledger.of(request.environment())),
                        () -> bracket(request.environment(), fenced),
                        work(carrier, secrecy),
                        Bench::author,
                        report.deploy())
                .run(request);
    }

    void undeploy(Shop shop) throws InterruptedException {
        undeploy(shop, new Farewell.Extras(false, true));
    }

    /** With the consent of who has seen that plan. */
    void undeploy(Shop shop, Farewell.Extras extras) throws InterruptedException {
        Environment environment = shop.environment(target);
        FencedWriter fenced = new FencedWriter(cluster.writer(), Pause.real());
        ApplySet set = ApplySet.of(environment);
        Manifest home = Manifest.of(
                Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", set.namespace())));
        Plan plan = Farewell.of(set, cluster.reader().read(new ManifestSet(List.of(home)), set), extras)
                .plan();
        new UndeployPipeline(
                        cluster.reader(),
                        new Pruner(cluster.reader(), fenced, report.apply(), clock, InFlight.usual()),
                        new LeaseSight(cluster.reader(), Ledger.of(environment)),
                        () -> bracket(environment, fenced),
                        Bench::author,
                        report.deploy())
                .run(environment, extras, new Consent(PlanFingerprint.of(plan).hex()));
    }

    Bench keeping() {
        choice = FailurePolicy.Choice.KEEP;
        return this;
    }

    /** Reads the traces of a release that fails in another way. */
    Bench reading(UnaryOperator<ClusterReader> other) {
        traces = other;
        return this;
    }

    /** Waits for a release in another way. */
    Bench awaiting(UnaryOperator<ClusterReader> other) {
        awaited = other;
        return this;
    }

    Bench asking(Check check) {
        verification = new Verification(List.of(check), Duration.ofSeconds(1));
        return this;
    }

    ReleaseHistory history(Shop shop) {
        return new ReleaseHistory(cluster.reader(), Ledger.of(shop.environment(target)));
    }

    private ReleaseBracket bracket(Environment environment, FencedWriter fenced) {
        Ledger ledger = Ledger.of(environment);
        ReleaseLock lock = new ReleaseLock(
                cluster.reader(),
                cluster.writer(),
                ledger,
                Holder.self("anna@laptop", ""),
                times,
                report.lock(),
                clock,
                Pause.real());
        ReleaseRecorder recorder =
                new ReleaseRecorder(cluster.reader(), cluster.writer(), ledger, RELEASES_KEPT, clock, Pause.real());
        return new ReleaseBracket(cluster.writer(), fenced, lock, recorder);
    }

    private PlanCarrier carrier(Environment environment, FencedWriter fenced, Secrecy secrecy) {
        return new PlanCarrier(
                new PlanApplier(cluster.reader(), fenced, report.apply(), clock, InFlight.usual()),
                new RolloutWaiter(
                        awaited.apply(cluster.reader()), secrecy::redact, Origins.unknown(), clock, report.rollout()),
                new Verifier(
                        verification,
                        new Probes(
                                cluster.services(),
                                new ClusterWays(cluster.reader(), cluster.ports(), environment.namespace()),
                                environment.secrets(),
                                clock),
                        secrecy::redact,
                        clock,
                        Pause.real(),
                        report.verification()),
                new Pruner(cluster.reader(), fenced, report.apply(), clock, InFlight.usual()));
    }

    private RecordedWork work(PlanCarrier carrier, Secrecy secrecy) {
        return new RecordedWork(
                carrier,
                new Recovery(
                        traces.apply(cluster.reader()),
                        carrier,
                        secrecy,
                        (failed, target) -> choice,
                        report.recovery()),
                secrecy);
    }

    private static Author author() {
        return new Author("anna@laptop", "", "0123456789abcdef0123456789abcdef01234567", Author.Checkout.CLEAN);
    }
}
