package io.github.sarvanom.mojo;

import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.pipeline.LogsPipeline;
import io.github.sarvanom.pipeline.Secrecy;
import io.github.sarvanom.report.RehearsalReport;
import io.github.sarvanom.report.TextReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/** Keeps the services of an environment up as processes of this machine, and up to date, until it is interrupted. */
final class Foreground {
    private static final PodLogs.Extent EVERYTHING =
            new PodLogs.Extent(OptionalInt.empty(), OptionalLong.empty(), PodLogs.Mode.FOLLOW);

    private final Run run;
    private final Environment environment;
    private final List<String> services;
    private final TextReport report;
    private final RehearsalReport told;

    /** @param services by name */
    Foreground(Run run, Environment environment, List<String> services, TextReport report) {
        this.run = run;
        this.environment = environment;
        this.services = services;
        this.report = report;
        this.told = report.rehearsal();
    }

    /** Returns when it was interrupted and no process is left. */
    void stay(InnerBuild build) {
        try (OpenCluster cluster = OpenCluster.open(run, environment);
                SourceWatch watch = SourceWatch.of(trees(), poms())) {
            Rehearsing.runPodsInFront(cluster, told);
            Thread logs = follow(cluster);
            try {
                keepUpToDate(build, cluster, watch);
            } finally {
                logs.interrupt();
            }
        } catch (InterruptedException e) {
            told.ended();
        }
    }

    private void keepUpToDate(InnerBuild build, OpenCluster cluster, SourceWatch watch) throws InterruptedException {
        while (true) {
            build.deployTo(cluster).ifPresentOrElse(told::failed, told::stands);
            Set<Path> changed = watch.next();
            told.changed(changed.stream()
                    .map(file -> run.root().relativize(file).toString())
                    .toList());
        }
    }

    private Thread follow(OpenCluster cluster) {
        LogsPipeline pipeline = new LogsPipeline(
                cluster.reader(), cluster.logs(), Secrecy.of(environment, cluster.reader()), report.logs(services));
        Thread thread = new Thread(
                () -> {
                    try {
                        pipeline.run(environment, EVERYTHING, Optional.empty());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "sarvanom-run-logs");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** What modules are built from; not what a build writes itself. */
    private List<Path> trees() {
        return run.modules().stream().flatMap(Foreground::trees).distinct().toList();
    }

    private static Stream<Path> trees(MavenProject project) {
        Path target = Path.of(project.getBuild().getDirectory());
        Stream<Path> said = Stream.concat(
                project.getCompileSourceRoots().stream().map(Path::of),
                project.getResources().stream().map(Resource::getDirectory).map(Path::of));
        return Stream.concat(Stream.of(project.getBasedir().toPath().resolve("src/main")), said)
                .filter(tree -> !tree.startsWith(target));
    }

    private Set<Path> poms() {
        return run.modules().stream().map(project -> project.getFile().toPath()).collect(Collectors.toSet());
    }
}
