package io.github.sarvanom.mojo;

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

/** The rehearsal of one environment, and what its pods are: {@code pretended}, or {@code processes} of this machine. */
final class Rehearsing {
    private static final String PROPERTY = "sarvanom.rehearsal.pods";

    private final Run run;
    private final Path folder;
    private final String registry;

    /** @param registry where the application's images stand */
    Rehearsing(Run run, Path folder, String registry) {
        this.run = run;
        this.folder = folder;
        this.registry = registry;
    }

    RehearsalCluster open() {
        Path objects = folder.resolve("cluster");
        RehearsedImages images = new RehearsedImages(folder.resolve("registry"), registry);
        if (!arePodsProcesses(run)) {
            return RehearsalCluster.open(objects, Clock.systemUTC(), images);
        }
        ProcessRuntime.Machine machine = new ProcessRuntime.Machine(
                folder.resolve("processes"),
                Path.of(System.getProperty("java.io.tmpdir")),
                Path.of(System.getProperty("java.home")),
                images);
        return RehearsalCluster.open(objects, Clock.systemUTC(), images, machine);
    }

    /** Starts the pods of a rehearsal whose pods are processes; does nothing on any other cluster. */
    static void runPods(OpenCluster cluster, RehearsalReport report) {
        if (cluster.runPods(new Told(report))) {
            report.podsAreProcesses();
        }
    }

    private record Told(RehearsalReport report) implements ProcessLog {
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
