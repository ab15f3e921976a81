package io.github.sarvanom.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.image.SelfSigned;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import io.github.sarvanom.verification.SocketTarget.Inside;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real postgres and redis in pods, asked through the API server, well and ill. */
@OnTestbed
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterChecksIT {
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final SecretValues SECRETS = new SecretValues(Map.of("RIGHT", "right", "WRONG", "quite-wrong"));
    private static final Inside REDIS = new Inside("redis", 16379);
    private static final Inside POSTGRES = new Inside("postgres", 5432);

    private Testbed testbed;
    private FreshNamespace namespace;
    private ClusterConnection connection;

    @BeforeAll
    void stores(Testbed bed, @TempDir Path folder) throws Exception {
        testbed = bed;
        namespace = testbed.freshNamespace().create();
        SelfSigned key = SelfSigned.in(folder);
        testbed.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("tls")
                        .withNamespace(namespace.name())
                        .endMetadata()
                        .withStringData(Map.of("tls.crt", key.certificatePem(), "tls.key", key.keyPem()))
                        .build())
                .create();
        String yaml = new String(
                        ClusterChecksIT.class
                                .getResourceAsStream("/verification/stores.yaml")
                                .readAllBytes(),
                        UTF_8)
                .replace("${registry}", testbed.registry());
        List<HasMetadata> objects = testbed.client()
                .load(new ByteArrayInputStream(yaml.getBytes(UTF_8)))
                .inNamespace(namespace.name())
                .create();
        for (String deployment : List.of("redis", "postgres")) {
            testbed.client()
                    .apps()
                    .deployments()
                    .inNamespace(namespace.name())
                    .withName(deployment)
                    .waitUntilReady(2, TimeUnit.MINUTES);
        }
        assertThat(objects).hasSize(4);
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig()));
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
    }

    @AfterAll
    void end() {
        connection.close();
        namespace.close();
    }

    @Test
    void passesWhatIsWell() throws InterruptedException {
        String told = verified(List.of(
                        new SocketCheck.Tcp(REDIS),
                        new SocketCheck.Redis(REDIS, Optional.of("RIGHT")),
                        new SocketCheck.Tls(new Inside("redis", 6380), 30),
                        new DnsCheck("redis", DnsCheck.Scope.CLUSTER, Optional.empty()),
                        new DnsCheck("localhost", DnsCheck.Scope.MACHINE, Optional.of("127.0.0.1")),
                        jdbc("RIGHT", ""),
                        jdbc("RIGHT", "select current_database()")))
                .results()
                .stream()
                .map(result -> result.check().name() + ": " + result.check().question() + ": "
                        + ((Verdict.Passed) result.verdict()).detail() + "\n")
                .collect(Collectors.joining());
        Golden.matches("verification/well.txt", stable(told));
    }

    @Test
    void failsWhatIsIll() throws InterruptedException {
        String told = VerificationProblems.of(verified(List.of(
                        new SocketCheck.Tcp(new Inside("redis", 9999)),
                        new SocketCheck.Tcp(new Inside("redis", 1)),
                        new SocketCheck.Tcp(new Inside("nobody", 1)),
                        new SocketCheck.Redis(REDIS, Optional.empty()),
                        new SocketCheck.Redis(REDIS, Optional.of("WRONG")),
                        new SocketCheck.Redis(REDIS, Optional.of("ABSENT")),
                        new SocketCheck.Redis(POSTGRES, Optional.empty()),
                        new SocketCheck.Tls(new Inside("redis", 6380), 3650),
                        new SocketCheck.Tls(REDIS, 30),
                        new DnsCheck("nobody", DnsCheck.Scope.CLUSTER, Optional.empty()),
                        new DnsCheck("redis", DnsCheck.Scope.CLUSTER, Optional.of("192.0.2.1")),
                        jdbc("WRONG", ""),
                        jdbc("RIGHT", "select count(*) from absent"),
                        jdbc("RIGHT", "select 'other'"),
                        new JdbcCheck(
                                Optional.empty(), "jdbc:unheard:of", "", Optional.empty(), "", Optional.empty()))))
                .stream()
                .map(problem -> problem.text() + "\n\n")
                .collect(Collectors.joining());
        Golden.matches("verification/ill.txt", stable(told));
    }

    /** Who may see services and pods, and open no way to them. */
    @Test
    void whoMayNotForwardPortsIsShownTheRoleThatLetsThem() throws InterruptedException {
        String user = "user7";
        grant(user);
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfigOf(user)));
        try (ClusterConnection unentitled = ClusterConnection.open(target, KubeAccess.files(), Optional.empty())) {
            List<Check> checks = List.of(
                    new SocketCheck.Tcp(REDIS), new SocketCheck.Redis(REDIS, Optional.of("RIGHT")), jdbc("RIGHT", ""));
            for (Check check : checks) {
                Problem problem = VerificationProblems.of(verified(unentitled, List.of(check)))
                        .get(0);
                assertThat(problem.what())
                        .endsWith("cannot be asked: user " + user + " may not get pods/portforward in namespace "
                                + namespace.name());
                assertThat(problem.remedy())
                        .contains(
                                "kind: Role\n",
                                "{apiGroups: [\"\"], resources: [\"pods/portforward\"], verbs: [get, create]}",
                                "kind: RoleBinding\n",
                                "name: \"" + user + "\"");
                testbed.client()
                        .load(new ByteArrayInputStream(problem.remedy()
                                .substring(problem.remedy().indexOf('\n'))
                                .getBytes(UTF_8)))
                        .serverSideApply();
                assertThat(VerificationProblems.of(verified(unentitled, List.of(check))))
                        .isEmpty();
                testbed.client()
                        .rbac()
                        .roles()
                        .inNamespace(namespace.name())
                        .withName("sarvanom-pods-portforward")
                        .delete();
            }
        }
    }

    private void grant(String user) {
        String rules = """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: looks}
                rules:
                - {apiGroups: [""], resources: [services, pods], verbs: [get, list]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: looks}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: looks}
                subjects:
                - {apiGroup: rbac.authorization.k8s.io, kind: User, name: %s}
                """.formatted(user);
        testbed.client()
                .load(new ByteArrayInputStream(rules.getBytes(UTF_8)))
                .inNamespace(namespace.name())
                .create();
    }

    private static JdbcCheck jdbc(String password, String query) {
        Optional<Expected> expected = query.isEmpty() ? Optional.empty() : Optional.of(Expected.of("shop"));
        return new JdbcCheck(
                Optional.of(POSTGRES),
                "jdbc:postgresql://{address}/shop",
                "postgres",
                Optional.of(password),
                query,
                expected);
    }

    private VerificationOutcome verified(List<Check> checks) throws InterruptedException {
        return verified(connection, checks);
    }

    private VerificationOutcome verified(ClusterConnection asking, List<Check> checks) throws InterruptedException {
        Probes probes = new Probes(
                asking.services(),
                new ClusterWays(asking.reader(), asking.ports(), namespace.name()),
                SECRETS,
                Clock.systemUTC());
        Verification verification = new Verification(checks, TIME);
        return new Verifier(verification, probes, text -> text, Clock.systemUTC(), Pause.real(), new Quiet()).verify();
    }

    private String stable(String text) {
        return text.replace(namespace.name(), "NAMESPACE")
                .replaceAll("\\b10\\.96\\.\\d+\\.\\d+", "10.96.x.x")
                .replaceAll("asked for \\d+ ms", "asked for N ms")
                .replaceAll(": good for \\d+ days\n(?!\\s)", ": good for N days\n")
                .replaceAll("for \\d\\d days only", "for N days only")
                .replaceAll("good until [\\d-]+", "good until DATE");
    }

    private static final class Quiet implements VerificationLog {
        @Override
        public void verifying(Verification verification) {
            // nobody listens
        }

        @Override
        public void verified(VerificationOutcome outcome) {
            // as above
        }
    }
}
