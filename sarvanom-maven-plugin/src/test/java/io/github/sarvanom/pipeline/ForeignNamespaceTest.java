package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A namespace may hold others: its pod security is not ours to tighten. */
class ForeignNamespaceTest {
    @TempDir
    private Path folder;

    private final List<String> kept = new ArrayList<>();
    private RehearsalCluster rehearsal;
    private ClusterConnection connection;

    @BeforeEach
    void open() {
        rehearsal = RehearsalCluster.open(folder.resolve("cluster"), Clock.systemUTC());
        connection = ClusterConnection.open(target(), KubeAccess.files(), Optional.of(rehearsal::httpClientFactory));
    }

    @Test
    void aNamespaceThatIsThereAlreadyIsLeftAsItIs() {
        connection
                .writer()
                .apply(Manifest.of(
                        Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", "shop-staging"))));
        assertThat(plannedKinds()).containsExactly("ConfigMap");
        assertThat(kept).containsExactly("shop-staging");
    }

    @Test
    void aNamespaceThatIsNotThereIsMade() {
        assertThat(plannedKinds()).containsExactly("ConfigMap", "Namespace");
        assertThat(kept).isEmpty();
    }

    private List<String> plannedKinds() {
        Prepared prepared = new PlanPipeline(connection.reader(), Optional::empty, new Kept()).run(request());
        return prepared.plan().changes().stream()
                .map(Change::id)
                .map(id -> id.kind())
                .toList();
    }

    private DeployRequest request() {
        Environment environment = new Environment(
                "shop",
                "staging",
                "shop-staging",
                target(),
                "registry.example.com/shop",
                new TreeMap<>(Map.of("ENV", "staging")),
                SecretValues.none(),
                List.of(),
                Optional.empty());
        return new DeployRequest(
                environment, List.of(), Set.of(), Terms.USUAL, folder, folder.resolve("target"), Duration.ZERO);
    }

    private ClusterTarget target() {
        return new ClusterTarget.Rehearsal(folder);
    }

    @AfterEach
    void close() {
        connection.close();
        rehearsal.close();
    }

    private final class Kept implements DeployLog {
        @Override
        public void connected(Environment environment, ServerInfo server) {}

        @Override
        public void namespaceKept(String namespace) {
            kept.add(namespace);
        }

        @Override
        public void noWayBack(List<Problem> why) {}

        @Override
        public void planned(Plan plan, Duration took) {}

        @Override
        public void undeployed(Environment environment, Farewell farewell) {}

        @Override
        public void released(DeployOutcome outcome) {}
    }
}
