package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.rehearsal.RehearsedImages;
import io.github.sarvanom.rehearsal.processes.ProcessLog;
import io.github.sarvanom.rehearsal.processes.ProcessRuntime;
import io.github.sarvanom.report.RehearsalReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/** The rehearsal of one environment, and what its pods are: {@code pretended}, or {@code processes} of this machine. */
final class Rehearsing {
    private static final String PROPERTY = "sarvanom.rehearsal.pods";

    private final Run run;
    private final Path folder;
    private final Environment environment;

    Rehearsing(Run run, Path folder, Environment environment) {
        this.run = run;
        this.folder = folder;
        this.environment = environment;
    }

    RehearsalCluster open() {
        Path objects = folder.resolve("cluster");
        RehearsedImages images = new RehearsedImages(folder.resolve("registry"), environment.registry());
        if (!arePodsProcesses(run)) {
            return RehearsalCluster.open(objects, Clock.systemUTC(), images);
        }
        ProcessRuntime.Machine machine = new ProcessRuntime.Machine(
                folder.resolve("processes"),
                Path.of(System.getProperty("java.io.tmpdir")),
                Path.of(System.getProperty("java.home")),
                images,
                environment.namespace());
        return RehearsalCluster.open(objects, Clock.systemUTC(), images, machine);
    }

    /** Starts the pods of a rehearsal whose pods are processes; does nothing on any other cluster. */
    static void runPods(OpenCluster cluster, RehearsalReport report) {
        if (cluster.runPods(new Told(report))) {
            report.podsAreProcesses();
        }
    }

    /** The same, for who sits before this machine; what is opened there is told too. */
    static void runPodsInFront(OpenCluster cluster, RehearsalReport report) {
        cluster.runPodsInFront(new Told(report));
    }

    /** From here on this session and those that copy it run the environment's services here, whatever cluster its POM names. */
    static void bringHere(MavenSession session) {
        Properties said = session.getUserProperties();
        said.setProperty("sarvanom.cluster", "rehearsal");
        said.setProperty(PROPERTY, "processes");
        said.putIfAbsent("skipTests", "true");
    }

    private record Told(RehearsalReport report) implements ProcessLog {
        @Override
        public void opened(String service, String address) {
            report.opened(service, address);
        }

        @Override
        public void pretended(String pod, String image) {
            report.pretended(image);
        }

        @Override
        public void hindered(String what) {
            report.hindered(what);
        }
    }

    /** @throws SarvanomException when something else was said than the two words that there are */
    static boolean arePodsProcesses(Run run) {
        String said = run.properties()
                .find(PROPERTY)
                .map(sourced -> sourced.value())
                .or(() -> Optional.ofNullable(
                        PluginConfiguration.of(run.rootProject()).text("rehearsalPods")))
                .orElse("pretended");
        if (!said.equals("pretended") && !said.equals("processes")) {
            throw SarvanomException.user(Problem.of("what a rehearsal's pods are cannot be understood")
                    .seen("seen: " + said)
                    .seen("expected: processes or pretended")
                    .mend("correct -D" + PROPERTY + " or <rehearsalPods>"));
        }
        return said.equals("processes");
    }
}
