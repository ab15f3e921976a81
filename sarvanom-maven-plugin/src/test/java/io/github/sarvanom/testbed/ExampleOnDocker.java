package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.compose.DockerBed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A developer's day on a real Docker engine: the example with a real postgres and a real redis, and stand-ins for the four stores
 * whose programs are not among Debian's packages. The same whoever makes the containers.
 */
@OnTestbed
@EnabledIfSystemProperty(named = DockerBed.PROPERTY, matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExampleOnDocker {
    private static final int ENDED_BY_CTRL_C = 130;
    private static final String PROJECT = "sarvanom-development";
    private static final String SERVICE = "<service>\n            <port>";
    private static final String PSQL = "psql -h 127.0.0.1 -U sarvanom -d sarvanom_dev -tAc ";

    private final String label;
    private final String path;
    private ExampleReactor reactor;

    /**
     * What differs.
     *
     * @param label of transcripts
     * @param path on which Maven finds programs
     */
    ExampleOnDocker(String label, String path) {
        this.label = label;
        this.path = path;
    }

    /** How the line of the report that tells who made the containers goes on. */
    abstract String maker();

    /** The setting by which the other way makes them. */
    abstract String theOtherWay();

    /** Does what it is given, and may look that no program is started for it. */
    abstract void whileNothingIsMade(Runnable run) throws IOException;

    @BeforeAll
    void copy(Testbed testbed, @TempDir Path folder) {
        reactor = ExampleReactor.copy(folder.resolve("example"), testbed);
    }

    @AfterAll
    void removeAll() {
        mvn("end", "sarvanom:undeploy -Pdevelopment -Dsarvanom.undeploy.volumes");
    }

    @Test
    @Order(0)
    void itIsKeptInGit() throws Exception {
        assertThat(git("init", "--quiet")).isEmpty();
    }

    @Test
    @Order(1)
    void oneCommandBringsEverythingUp() throws Exception {
        MavenRun run = mvn("first", "sarvanom:deploy -Pdevelopment");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("9 to create")
                .contains("wrote .env.development")
                .contains("yours to fill in: ANTHROPIC_API_KEY, HUGGINGFACE_API_KEY, OPENAI_API_KEY")
                .contains("http://127.0.0.1:8004");
        Path secrets = reactor.folder().resolve(".env.development");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rw-------");
        for (String line : Files.readAllLines(secrets)) {
            if (line.matches("\\w+=[0-9a-f]{32}")) {
                assertThat(run.output()).doesNotContain(line.substring(line.indexOf('=') + 1));
            }
        }
        assertThat(run.output()).containsPattern("make +by " + maker());
        assertThat(health()).contains("\"database\":\"healthy\"").contains("\"cache\":\"healthy\"");
        assertThat(DockerBed.docker(Map.of(), "compose", "-p", PROJECT, "ps", "--services"))
                .as("compose itself knows these containers")
                .contains("gateway", "postgres", "redis");
    }

    /** What {@code git add -A} would take holds no password, whoever set it; its {@code .env.example} has every name. */
    @Test
    @Order(2)
    void gitWouldTakeTheNamesAndNoValue() throws Exception {
        String indexed = git("add", "-A") + git("grep", "--cached", "-h", "");
        List<String> secrets = Files.readAllLines(reactor.folder().resolve(".env.development")).stream()
                .filter(line -> line.matches("\\w+=.+"))
                .toList();

        assertThat(secrets).hasSize(7);
        for (String secret : secrets) {
            String value = secret.substring(secret.indexOf('=') + 1);
            assertThat(indexed).contains("\n" + secret.substring(0, secret.indexOf('=') + 1) + "\n");
            assertThat(value.equals("replace-me") || !indexed.contains(value)).isTrue();
        }
        assertThat(Files.readAllLines(reactor.folder().resolve(".env.example")).stream()
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .as("the specification's names")
                .containsExactlyInAnyOrderElementsOf(ExampleReactor.SECRETS);
        assertThat(git("ls-files")).contains(".env.example").doesNotContain(".env.development");
    }

    @Test
    @Order(3)
    void nothingChangedNothingIsDone() throws Exception {
        String before = DockerBed.docker(Map.of(), "ps", "-q", "--no-trunc");
        MavenRun run = mvn("again", "sarvanom:deploy -Pdevelopment");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("nothing to change, 9 unchanged").doesNotContain("rollout");
        whileNothingIsMade(() -> {
            MavenRun other = mvn("other", "sarvanom:deploy -Pdevelopment " + theOtherWay());
            assertThat(other.exit()).as(other.output()).isZero();
            assertThat(other.output()).contains("nothing to change, 9 unchanged");
        });
        assertThat(DockerBed.docker(Map.of(), "ps", "-q", "--no-trunc")).isEqualTo(before);
    }

    @Test
    @Order(4)
    void onlyTheChangedServiceIsMadeAnew() throws Exception {
        inPostgres("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('still here')");
        reactor.edit("gateway/src/main/java/com/sarvanom/gateway/GatewayMain.java", "\"20\"", "\"21\"");
        MavenRun run = mvn("changed", "sarvanom:deploy -Pdevelopment");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("1 to change, 8 unchanged").containsPattern("~ gateway\\R");
    }

    /** An overlay for it is no mistake then. */
    @Test
    @Order(5)
    void whatARunLeavesOutIsLeftAsItIs() throws Exception {
        Path overlay = reactor.folder().resolve("src/main/sarvanom/development/search.yaml");
        Files.createDirectories(overlay.getParent());
        Files.writeString(overlay, "services: {retrieval: {environment: {LEVEL: high}}}\n");
        reactor.edit("retrieval/pom.xml", SERVICE, "<skip>true</skip>" + SERVICE);
        String before = DockerBed.docker(Map.of(), "ps", "-q", "--no-trunc");

        MavenRun run = mvn("skip", "sarvanom:deploy -Pdevelopment");
        reactor.edit("retrieval/pom.xml", "<skip>true</skip>" + SERVICE, SERVICE);
        MavenRun part = mvn("part", "sarvanom:deploy -Pdevelopment -pl gateway -am");
        Files.delete(overlay);

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("nothing to change, 8 unchanged");
        assertThat(part.exit()).as(part.output()).isZero();
        assertThat(part.output()).contains("nothing to change, 7 unchanged");
        assertThat(DockerBed.docker(Map.of(), "ps", "-q", "--no-trunc")).isEqualTo(before);
    }

    @Test
    @Order(6)
    void aStoppedStoreIsToldByNameAndStartedAgain() throws Exception {
        DockerBed.docker(Map.of(), "stop", PROJECT + "-redis-1");

        assertThat(mvn("status", "sarvanom:status -Pdevelopment").output()).containsPattern("redis +Exited");
        MavenRun diagnosed = mvn("diagnose", "sarvanom:diagnose -Pdevelopment");
        assertThat(diagnosed.exit()).isNotZero();
        assertThat(diagnosed.output())
                .contains("redis was stopped by somebody, with exit code 0")
                .contains("needed by: gateway, retrieval, synthesis")
                .contains("Redis is now ready to exit")
                .contains("sarvanom:deploy -Pdevelopment starts it again")
                .doesNotContain("postgres ");
        assertThat(mvn("verify", "sarvanom:verify -Pdevelopment").output())
                .contains("dependencies.cache is \"unhealthy\"");
        MavenRun run = mvn("restart", "sarvanom:deploy -Pdevelopment");
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("1 to start, 8 unchanged");
        assertThat(mvn("well", "sarvanom:diagnose -Pdevelopment").output())
                .contains("nothing is wrong with 9 containers");
        assertThat(mvn("logs", "sarvanom:logs -Pdevelopment").output())
                .containsPattern("postgres +\\w{5} .*database system is ready to accept connections")
                .containsPattern("gateway +\\w{5} ");
    }

    @Test
    @Order(7)
    void aStoreThatCrashesIsToldByNameWithItsLastWords() throws Exception {
        Path overlay = reactor.folder().resolve("src/main/sarvanom/development/broken.yaml");
        Files.createDirectories(overlay.getParent());
        Files.writeString(
                overlay, "services: {redis: {command: [sh, -c, \"echo cannot read its configuration; exit 3\"]}}\n");
        MavenRun run = mvn("crash", "sarvanom:deploy -Pdevelopment");
        Files.delete(overlay);

        assertThat(run.exit()).isNotZero();
        assertThat(run.output())
                .contains("redis did not come up")
                .contains("redis ends with exit code 3")
                .contains("  cannot read its configuration");
    }

    @Test
    @Order(8)
    void undeployLeavesTheVolumesAndTheDataInThem() throws Exception {
        MavenRun gone = mvn("undeploy", "sarvanom:undeploy -Pdevelopment");
        String label = "label=com.docker.compose.project=" + PROJECT;

        assertThat(gone.exit()).as(gone.output()).isZero();
        assertThat(DockerBed.docker(Map.of(), "ps", "-aq", "--filter", label)).isBlank();
        assertThat(DockerBed.docker(Map.of(), "network", "ls", "-q", "--filter", label))
                .isBlank();
        assertThat(DockerBed.docker(Map.of(), "volume", "ls", "-q", "--filter", label))
                .contains(PROJECT + "_postgres_data");

        assertThat(mvn("back", "sarvanom:deploy -Pdevelopment").exit()).isZero();
        assertThat(inPostgres("SELECT word FROM kept")).contains("still here");
    }

    @Test
    @Order(9)
    void ctrlCInTheMidstLeavesNothingInTheWayOfTheNextRun() throws Exception {
        mvn("undeploy-2", "sarvanom:undeploy -Pdevelopment");
        MavenRun cut = reactor.interrupted(
                label + "-ctrl-c", variables(), "waiting for", "sarvanom:deploy", "-Pdevelopment", "-DskipTests");
        assertThat(cut.exit()).as(cut.output()).isEqualTo(ENDED_BY_CTRL_C);

        MavenRun run = mvn("after-ctrl-c", "sarvanom:deploy -Pdevelopment");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("http://127.0.0.1:8004");
        assertThat(inPostgres("SELECT word FROM kept")).contains("still here");
    }

    @Test
    @Order(10)
    void aTakenPortIsToldWithWhoHasItBeforeAnythingIsChanged() throws Exception {
        mvn("undeploy-3", "sarvanom:undeploy -Pdevelopment");
        try (ServerSocket taken = new ServerSocket(5432, 1, InetAddress.getByName("127.0.0.1"))) {
            MavenRun run = mvn("port", "sarvanom:deploy -Pdevelopment");

            assertThat(run.exit()).isNotZero();
            assertThat(run.output())
                    .contains("port " + taken.getLocalPort() + " of this machine, which postgres is to have, is taken")
                    .contains(
                            "taken by: java (process " + ProcessHandle.current().pid() + ")");
        }
        assertThat(DockerBed.docker(Map.of(), "ps", "-aq", "--filter", "label=com.docker.compose.project=" + PROJECT))
                .isBlank();
    }

    @Test
    @Order(11)
    void anEngineThatDoesNotAnswerIsToldBeforeAnythingIsBuilt() {
        MavenRun run = reactor.run(
                label + "-absent",
                Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"),
                "sarvanom:deploy",
                "-Pdevelopment");

        assertThat(run.exit()).isNotZero();
        assertThat(run.output())
                .contains("the container engine at unix:///nowhere/docker.sock does not answer")
                .doesNotContain("Building jar");
    }

    /** Root may use every socket, so the Maven of this test goes without that right. */
    @Test
    @Order(12)
    void anEngineThatMayNotBeUsedIsToldWithTheWayToMendIt(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel nobodys = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            nobodys.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, Set.of());
            MavenRun run = reactor.withoutRootsRights(
                    label + "-rights", Map.of("DOCKER_HOST", "unix://" + socket), "sarvanom:deploy", "-Pdevelopment");

            assertThat(run.exit()).isNotZero();
            assertThat(run.output())
                    .contains("the container engine at unix://" + socket + " may not be used by this user")
                    .contains("sudo usermod -aG docker $USER")
                    .doesNotContain("Building jar");
        }
    }

    private Map<String, String> variables() {
        return Map.of("DOCKER_HOST", DockerBed.host(), "PATH", path);
    }

    /** @param command what is typed after {@code mvn} */
    private MavenRun mvn(String name, String command) {
        return reactor.run(label + "-" + name, variables(), (command + " -DskipTests").split(" ", -1));
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-C", reactor.folder().toString(), "-c", "safe.directory=*"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(output).isZero();
        return output;
    }

    private static String health() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8004/health"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String inPostgres(String sql) throws IOException, InterruptedException {
        return DockerBed.docker(
                Map.of(),
                "exec",
                PROJECT + "-postgres-1",
                "sh",
                "-c",
                "PGPASSWORD=$POSTGRES_PASSWORD " + PSQL + "\"" + sql + "\"");
    }
}
