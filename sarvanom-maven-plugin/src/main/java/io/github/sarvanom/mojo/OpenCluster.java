package io.github.sarvanom.mojo;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.EmbeddedServer;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.cluster.PodPorts;
import io.github.sarvanom.cluster.ServiceProxy;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.rehearsal.processes.ProcessLog;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster of one environment, connected until closed; a rehearsal's with the server that is played for it. */
final class OpenCluster implements AutoCloseable {
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private final ClusterConnection connection;
    private final Optional<RehearsalCluster> rehearsal;
    private final Runnable end;

    private OpenCluster(ClusterConnection connection, Optional<RehearsalCluster> rehearsal, Runnable end) {
        this.connection = connection;
        this.rehearsal = rehearsal;
        this.end = end;
    }

    private static OpenCluster owned(ClusterConnection connection, Optional<RehearsalCluster> rehearsal) {
        return new OpenCluster(connection, rehearsal, () -> {
            connection.close();
            rehearsal.ifPresent(RehearsalCluster::close);
        });
    }

    /** The same cluster for somebody who closes what he is given; it stays open all the same. */
    OpenCluster lent() {
        return new OpenCluster(connection, rehearsal, () -> {});
    }

    /** @throws SarvanomException when the environment has no cluster, among others */
    static OpenCluster open(Run run, Environment environment) {
        if (environment.isCompose()) {
            throw SarvanomException.user(Problem.of("environment " + environment.name()
                            + " runs as containers on this machine; this goal asks a" + " cluster")
                    .mend("there are sarvanom:plan, deploy, status, logs, verify, diagnose and undeploy for it"));
        }
        Optional<RehearsalCluster> rehearsal = environment.cluster() instanceof ClusterTarget.Rehearsal target
                ? Optional.of(new Rehearsing(run, target.folder(), environment).open())
                : Optional.empty();
        Optional<EmbeddedServer> embedded = rehearsal.map(server -> server::httpClientFactory);
        return owned(ClusterConnection.open(environment.cluster(), access(run), embedded), rehearsal);
    }

    ClusterReader reader() {
        return connection.reader();
    }

    ServiceProxy services() {
        return connection.services();
    }

    PodPorts ports() {
        return connection.ports();
    }

    PodLogs logs() {
        return connection.logs();
    }

    ClusterWriter writer() {
        return connection.writer();
    }

    /** Starts the pods of a rehearsal whose pods are processes; on any other cluster does nothing, and says so. */
    boolean runPods(ProcessLog log) {
        return rehearsal.filter(server -> server.runPods(log)).isPresent();
    }

    /** As {@link #runPods}, for who sits before this machine and wants to reach the services. */
    void runPodsInFront(ProcessLog log) {
        rehearsal.ifPresent(server -> server.runPodsInFront(log));
    }

    @Override
    public void close() {
        end.run();
    }

    private static KubeAccess access(Run run) {
        String said = run.variables().getOrDefault("KUBECONFIG", "");
        List<Path> kubeconfigs = said.isEmpty()
                ? List.of(run.home().resolve(".kube").resolve("config"))
                : Arrays.stream(said.split(File.pathSeparator, -1))
                        .filter(file -> !file.isEmpty())
                        .map(Path::of)
                        .toList();
        return new KubeAccess(kubeconfigs, inCluster(run.variables()), proxy(run.variables()));
    }

    /** The variables that kubectl follows, in capitals or not. */
    private static Optional<KubeAccess.Proxy> proxy(Map<String, String> variables) {
        String address = variables.getOrDefault("HTTPS_PROXY", variables.getOrDefault("https_proxy", ""));
        String except = variables.getOrDefault("NO_PROXY", variables.getOrDefault("no_proxy", ""));
        List<String> hosts = Arrays.stream(except.split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
        return address.isEmpty() ? Optional.empty() : Optional.of(new KubeAccess.Proxy(address, hosts));
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
