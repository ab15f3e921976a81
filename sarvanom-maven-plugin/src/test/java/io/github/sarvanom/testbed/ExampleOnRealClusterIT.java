package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example application, deployed as its user would, with real pods from a real registry. */
@OnTestbed
class ExampleOnRealClusterIT {
    private static final String GATEWAY = "gateway/src/main/java/com/sarvanom/gateway/";

    private static final String REGISTRY = "<registry>registry.example.com/sarvanom</registry>\n";

    /** The first scenario runs the example's unit tests, as every deploy does; once is enough. */
    private static final String UNTESTED = "-DskipTests";

    private final Testbed testbed;
    private final FreshNamespace namespace;
    private final ExampleReactor example;

    ExampleOnRealClusterIT(Testbed testbed, FreshNamespace namespace, @TempDir Path folder) {
        this.testbed = testbed;
        this.namespace = namespace;
        this.example = ExampleReactor.copy(folder, testbed);
    }

    @Test
    void gatewayAnswersASearchThroughItsService() {
        example.edit("pom.xml", REGISTRY, REGISTRY + """
                <verification>
                  <latency><service>gateway</service><path>/search?q=maven</path><requests>10</requests><p95>5s</p95></latency>
                  <tcp><service>retrieval</service><port>8005</port></tcp>
                  <dns><service>synthesis</service></dns>
                </verification>
                """);
        MavenRun run = example.deploy(namespace);
        succeeds(run);

        assertThat(search("maven")).contains("maven");
        assertThat(run.output())
                .containsPattern("verify +gateway +p95 of 10 x GET /search\\?q=maven +\\d+ ms")
                .containsPattern("verify +retrieval +TCP 8005 ")
                .containsPattern("verify +synthesis +DNS ")
                .contains("6 checks passed");
        assertThat(example.run("logs", namespace).output())
                .containsPattern("gateway +\\w+ │ .* listens on port 8004")
                .containsPattern("retrieval +\\w+ │ .*Started RetrievalApplication")
                .containsPattern("synthesis +\\w+ │ .* listens on port 8006");
    }

    @Test
    void aSecondDeployWritesNothing() {
        succeeds(example.deploy(namespace, UNTESTED));
        int writes = testbed.auditLog().writesIn(namespace.name()).size();
        Set<String> pods = podsOf("");

        succeeds(example.deploy(namespace, UNTESTED));

        assertThat(testbed.auditLog().writesIn(namespace.name())).as("writes").hasSize(writes);
        assertThat(podsOf("")).isEqualTo(pods);
    }

    @Test
    void aLineOfCodeRollsItsServiceOnly() {
        succeeds(example.deploy(namespace, UNTESTED));
        Set<String> gateway = podsOf("gateway-");
        Set<String> synthesis = podsOf("synthesis-");
        Set<String> retrieval = podsOf("retrieval-");

        example.edit(
                GATEWAY + "Search.java", "document.put(\"query\", query);", "document.put(\"query\", query.strip());");
        succeeds(example.deploy(namespace, UNTESTED));

        assertThat(podsOf("gateway-")).isNotEmpty().doesNotContainAnyElementsOf(gateway);
        assertThat(podsOf("synthesis-")).isEqualTo(synthesis);
        assertThat(podsOf("retrieval-")).isEqualTo(retrieval);
        assertThat(search("maven")).contains("maven");
    }

    @Test
    void aServiceThatDiesAtItsStartFailsTheDeployWithItsLastWords() {
        String first = "Settings settings = Settings.ofThisProcess();";
        example.edit(
                GATEWAY + "GatewayMain.java",
                first,
                first + " if (settings != null) { throw new IllegalStateException(\"no index\"); }");

        MavenRun run = example.deploy(namespace, UNTESTED, "-Dsarvanom.onFailure=keep");

        assertThat(run.exit()).as(run.output()).isNotZero();
        assertThat(run.output()).contains("gateway", "java.lang.IllegalStateException: no index");
        assertThat(run.output()).doesNotContain("\tat io.github.sarvanom", "\tat org.apache.maven");

        MavenRun diagnosis = example.run("diagnose", namespace);
        assertThat(diagnosis.exit()).as(diagnosis.output()).isEqualTo(1);
        assertThat(diagnosis.output())
                .contains("SRV-412", "java.lang.IllegalStateException: no index", GATEWAY + "GatewayMain.java:");
        assertThat(example.run("logs", namespace, "-Dsarvanom.logs.service=gateway")
                        .output())
                .contains("java.lang.IllegalStateException: no index");
    }

    @Test
    void aUserWhoMayNotWriteServicesIsToldSoBeforeAnythingIsWritten() {
        namespace.create();
        new UserRights(namespace, "user1").allButWriting("services");

        MavenRun run = example.deployAs(testbed.kubeconfigOf("user1"), namespace, UNTESTED);

        assertThat(run.exit()).as(run.output()).isNotZero();
        assertThat(run.output()).contains("services", "patch", namespace.name());
        assertThat(testbed.auditLog().writesIn(namespace.name())).noneMatch(write -> write.contains("deployments"));

        testbed.client()
                .load(new ByteArrayInputStream(proposedRole(run).getBytes(StandardCharsets.UTF_8)))
                .create();
        assertThat(mayPatchServices("user1"))
                .as("after the Role that the message proposes")
                .isTrue();
    }

    @Test
    void theRoleOfTheDocumentationIsEnough() throws IOException {
        namespace.create();
        String page = Files.readString(testbed.root().resolve("docs/ci.md"));
        String role = page.substring(page.indexOf("```yaml") + "```yaml".length());
        String ours = role.substring(0, role.indexOf("```"))
                .replace(
                        "{kind: ServiceAccount, namespace: ci, name: deployer}",
                        "{apiGroup: rbac.authorization.k8s.io, kind: User, name: user2}");
        testbed.client()
                .load(new ByteArrayInputStream(ours.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(namespace.name())
                .create();

        MavenRun run = example.deployAs(testbed.kubeconfigOf("user2"), namespace, UNTESTED);

        succeeds(run);
        assertThat(run.output()).contains("3 checks passed").doesNotContain(" may not ");
    }

    /** What stands, indented, between "apply this" and Maven's own closing words. */
    private static String proposedRole(MavenRun run) {
        String role = run.output().substring(run.output().indexOf("apiVersion: rbac.authorization.k8s.io/v1"));
        return role.substring(0, role.indexOf("[ERROR] -> ")).replace("[ERROR]      ", "");
    }

    private boolean mayPatchServices(String user) {
        SelfSubjectAccessReview question = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(namespace.name())
                .withResource("services")
                .withVerb("patch")
                .endResourceAttributes()
                .endSpec()
                .build();
        try (KubernetesClient client = testbed.clientOf(user)) {
            return client.authorization()
                    .v1()
                    .selfSubjectAccessReview()
                    .create(question)
                    .getStatus()
                    .getAllowed();
        }
    }

    private String search(String words) {
        return testbed.client()
                .raw("/api/v1/namespaces/" + namespace.name() + "/services/gateway:8004/proxy/search?q=" + words);
    }

    /** Identities of the pods whose name begins like that, those on their way out not counted. */
    private Set<String> podsOf(String prefix) {
        return testbed.client().pods().inNamespace(namespace.name()).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> pod.getMetadata().getName().startsWith(prefix))
                .map(pod -> pod.getMetadata().getUid())
                .collect(Collectors.toSet());
    }

    private static void succeeds(MavenRun run) {
        assertThat(run.exit()).as(run.output()).isZero();
    }
}
