package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as processes of this machine, with no container engine and no right that a user does not have. */
class ProcessesWholeRun {
    private static final String EXAMPLE = "../../../../../src/it/sarvanom";
    private static final String RUN = "sarvanom:run -Pdevelopment";

    private static final String STATUS =
            "sarvanom:status -Pdevelopment -Dsarvanom.cluster=rehearsal -Dsarvanom.rehearsal.pods=processes";

    private static final String STANDS = "replaces its service; Ctrl-C ends everything";
    private static final String SYNTHESIZER = "synthesis/src/main/java/com/sarvanom/synthesis/Synthesizer.java";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Workplace workplace;
    private @Nullable Typed running;

    @BeforeEach
    void open() {
        workplace = new Workplace(folder, EXAMPLE);
        // There is no image to begin with: the JVM is this machine's.
        workplace.alwaysTypes("-Dsarvanom.baseImage=registry.invalid/java:17");
    }

    @Test
    void runsUntilCtrlCAndReplacesWhatIsSaved() {
        Typed run = begin();
        String search = address(run, "gateway") + "/search?q=vector+database";
        await().atMost(PATIENCE).until(() -> get(search).contains("\"documents\":[{"));
        assertThat(get(search)).contains("Here is what is known about vector database.");

        assertThat(elsewhere("status").succeeded().output()).contains("gateway", "1/1");
        assertThat(elsewhere("logs").succeeded().output()).contains("Started RetrievalApplication");
        assertThat(elsewhere("verify").succeeded().output()).contains("3 checks passed");
        assertThat(elsewhere("diagnose").succeeded().output()).contains("nothing is wrong with 3 workloads");
        assertThat(elsewhere("deploy").failed().output()).contains("run already, as processes of another Maven run");

        kill(pod("synthesis"));
        await().atMost(PATIENCE).until(() -> get(search).contains("\"documents\":[{"));

        ProcessHandle gateway = pod("gateway");
        ProcessHandle replaced = pod("synthesis");
        workplace.write(SYNTHESIZER, workplace.read(SYNTHESIZER).replace("Here is what", "This is what"));
        await().atMost(PATIENCE).until(() -> get(search).contains("This is what is known about vector database."));
        await().atMost(PATIENCE).until(() -> !replaced.isAlive());
        assertThat(gateway.isAlive()).isTrue();

        run.pressCtrlC().ended();
        await().atMost(PATIENCE).until(() -> pods().isEmpty());
        assertThat(run.output()).contains("ended; no process is left");
    }

    @Test
    void otherMavensReplaceWhatIsSavedToo() throws IOException {
        for (Path maven : Workplace.otherMavens()) {
            workplace.uses(maven);
            Typed run = begin();
            String search = address(run, "gateway") + "/search?q=maven";
            String said = workplace.read(SYNTHESIZER);
            workplace.write(SYNTHESIZER, said.replace("Here is what", "This is what"));
            await().atMost(PATIENCE).until(() -> get(search).contains("This is what is known about maven."));
            run.pressCtrlC().ended();
            await().atMost(PATIENCE).until(() -> pods().isEmpty());
            workplace.write(SYNTHESIZER, said);
        }
    }

    @Test
    void leavesNothingWhenMavenIsKilled() {
        Typed run = workplace.begins(RUN.split(" ", -1));
        running = run;
        await().atMost(PATIENCE).until(() -> !run.isRunning() || pods().size() == 3);
        assertThat(run.isRunning()).as(run.output()).isTrue();
        run.kill9();
        await().atMost(PATIENCE).until(() -> pods().isEmpty());
        begin().terminate().ended();
        await().atMost(PATIENCE).until(() -> pods().isEmpty());
    }

    /** The startup probe gives it less time than usual, so that the test does not have to wait as long. */
    @Test
    void namesTheCauseOfAPortThatIsWrong() {
        workplace.write("src/main/sarvanom/production/port.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: gateway
                spec:
                  template:
                    spec:
                      containers:
                      - name: gateway
                        env:
                        - name: PORT
                          value: "8014"
                        startupProbe:
                          failureThreshold: 2
                """);
        Typed deploy = workplace
                .types(
                        "sarvanom:deploy",
                        "-Pproduction",
                        "-DskipTests",
                        "-Dsarvanom.cluster=rehearsal",
                        "-Dsarvanom.rehearsal.pods=processes")
                .failed();
        assertThat(deploy.output()).contains("SRV-308", ":8004: connect: connection refused");
        assertThat(pods()).isEmpty();
    }

    /** The same in another terminal, with another goal. */
    private Typed elsewhere(String goal) {
        return workplace.types(STATUS.replace("status", goal).split(" ", -1));
    }

    private Typed begin() {
        Typed run = workplace.begins(RUN.split(" ", -1));
        running = run;
        await().atMost(PATIENCE).until(() -> !run.isRunning() || run.output().contains(STANDS));
        assertThat(run.isRunning()).as(run.output()).isTrue();
        return run;
    }

    private static String address(Typed run, String service) {
        Matcher told =
                Pattern.compile("address +" + service + " +(http://\\S+)").matcher(run.output());
        assertThat(told.find()).as(run.output()).isTrue();
        return told.group(1);
    }

    /** The answer's body; empty while there is none. */
    private String get(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private ProcessHandle pod(String service) {
        List<ProcessHandle> found = pods().stream()
                .filter(pod -> command(pod).contains("." + service + "."))
                .toList();
        assertThat(found).as(service).hasSize(1);
        return found.get(0);
    }

    /** The processes that this test's pods are. */
    private List<ProcessHandle> pods() {
        return ProcessHandle.allProcesses()
                .filter(each -> command(each).contains("-javaagent:" + workplace.folder()))
                .toList();
    }

    private static String command(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    @AfterEach
    void endAll() {
        if (running != null && running.isRunning()) {
            running.kill9();
        }
        await().atMost(PATIENCE).until(() -> pods().isEmpty());
    }
}
