package io.github.sarvanom.mojo;

import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.EmbeddedServer;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Redactor;
import io.github.sarvanom.pipeline.DeployOutcome;
import io.github.sarvanom.pipeline.DeployPipeline;
import io.github.sarvanom.pipeline.DeployRequest;
import io.github.sarvanom.pipeline.PlanPipeline;
import io.github.sarvanom.pipeline.StatusPipeline;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.report.TextReport;
import io.github.sarvanom.rollout.RolloutProblems;
import io.github.sarvanom.rollout.RolloutWaiter;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The pipelines of one run, each connected to the cluster of its environment for as long as it works. */
final class Releases {
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private final Run run;
    private final TextReport report;
    private final Clock clock = Clock.systemUTC();

    Releases(Run run, TextReport report) {
        this.run = run;
        this.report = report;
    }

    void plan(DeployRequest request) throws InterruptedException {
        connected(request.environment(), cluster -> new PlanPipeline(cluster.reader(), report.deploy()).run(request));
    }

    /** @throws SarvanomException when the release did not come up; the outcome's story is in its problems */
    void deploy(DeployRequest request) throws InterruptedException {
        DeployOutcome outcome = connected(request.environment(), cluster -> {
            UnaryOperator<String> redaction = Redactor.of(request.environment().secrets())::redact;
            return new DeployPipeline(
                            new PlanPipeline(cluster.reader(), report.deploy()),
                            new PlanApplier(cluster.writer(), report.apply(), clock, InFlight.usual()),
                            new RolloutWaiter(cluster.reader(), redaction, clock, report.rollout()),
                            report.deploy())
                    .run(request);
        });
        List<Problem> problems = RolloutProblems.of(outcome.rollout());
        if (!problems.isEmpty()) {
            throw new SarvanomException(Blame.USER, problems);
        }
    }

    void status(Environment environment, Map<String, String> wanted) throws InterruptedException {
        report.status(connected(environment, cluster -> new StatusPipeline(cluster.reader()).run(environment, wanted)));
    }

    /** Work that needs a cluster. */
    interface Work<T> {
        T with(ClusterConnection cluster) throws InterruptedException;
    }

    <T> T connected(Environment environment, Work<T> work) throws InterruptedException {
        if (!(environment.cluster() instanceof ClusterTarget.Rehearsal rehearsal)) {
            try (ClusterConnection cluster =
                    ClusterConnection.open(environment.cluster(), access(), Optional.empty())) {
                return work.with(cluster);
            }
        }
        try (RehearsalCluster server = RehearsalCluster.open(rehearsal.folder().resolve("cluster"), clock)) {
            EmbeddedServer embedded = server::httpClientFactory;
            try (ClusterConnection cluster =
                    ClusterConnection.open(environment.cluster(), access(), Optional.of(embedded))) {
                return work.with(cluster);
            }
        }
    }

    private KubeAccess access() {
        String said = run.variables().getOrDefault("KUBECONFIG", "");
        List<Path> kubeconfigs = said.isEmpty()
                ? List.of(run.home().resolve(".kube").resolve("config"))
                : Arrays.stream(said.split(File.pathSeparator, -1))
                        .filter(file -> !file.isEmpty())
                        .map(Path::of)
                        .toList();
        return new KubeAccess(kubeconfigs, inCluster(run.variables()));
    }

    /** Kubernetes, "Accessing the API from within a Pod". */
    private static Optional<KubeAccess.InCluster> inCluster(Map<String, String> variables) {
        String host = variables.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = variables.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of(new KubeAccess.InCluster(URI.create("https://" + host + ":" + port), ACCOUNT));
    }
}
