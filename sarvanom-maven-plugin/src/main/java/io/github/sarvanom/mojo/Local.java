package io.github.sarvanom.mojo;

import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.compose.ComposeFile;
import io.github.sarvanom.compose.ComposeWish;
import io.github.sarvanom.compose.Engine;
import io.github.sarvanom.compose.EngineAddress;
import io.github.sarvanom.compose.LocalAddress;
import io.github.sarvanom.compose.LocalService;
import io.github.sarvanom.compose.LocalTeardown;
import io.github.sarvanom.compose.LocalView;
import io.github.sarvanom.compose.Surroundings;
import io.github.sarvanom.environment.Choice;
import io.github.sarvanom.environment.DotEnvVariables;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Redactor;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.image.BuiltImage;
import io.github.sarvanom.image.LocalName;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.pipeline.LocalDiagnosePipeline;
import io.github.sarvanom.pipeline.LocalLogsPipeline;
import io.github.sarvanom.pipeline.LocalPipeline;
import io.github.sarvanom.pipeline.LocalRequest;
import io.github.sarvanom.pipeline.LocalServices;
import io.github.sarvanom.pipeline.LocalVerifyPipeline;
import io.github.sarvanom.pipeline.LocalWays;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.report.TextReport;
import io.github.sarvanom.verification.Probes;
import io.github.sarvanom.verification.VerificationProblems;
import io.github.sarvanom.verification.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.maven.project.MavenProject;

/** An environment of this reactor as containers on this machine. */
final class Local {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Choice MAKERS = new Choice("who makes containers", "auto", List.of("auto", "plugin", "api"));

    private final Run run;
    private final Resolution resolution;

    Local(Run run, Resolution resolution) {
        this.run = run;
        this.resolution = resolution;
    }

    /** The engine that is found on this machine; it is not asked yet whether it answers. */
    static Engine engine(Run run) {
        return new Engine(EngineAddress.find(run.variables(), run.home()));
    }

    /** @throws SarvanomException when there is no engine, or it may not be used */
    static void requireEngine(Run run) throws InterruptedException {
        engine(run).version();
    }

    void plan(Environment environment, Map<String, String> built, Duration build, TextReport report)
            throws InterruptedException {
        pipeline(environment, report).plan(request(environment, built, build));
    }

    void deploy(Environment environment, Map<String, String> built, Duration build, TextReport report)
            throws InterruptedException {
        pipeline(environment, report).deploy(request(environment, built, build));
    }

    void undeploy(Environment environment, LocalTeardown.Data data, TextReport report) throws InterruptedException {
        report.removed(environment, new LocalTeardown(engine(run)).run(environment.namespace(), data));
    }

    void status(Environment environment, TextReport report) throws InterruptedException {
        Engine engine = engine(run);
        report.status(environment, engine.version(), LocalView.of(engine, environment.namespace()));
    }

    /** @throws SarvanomException with what is wrong */
    void diagnose(Environment environment, TextReport report) throws InterruptedException {
        LocalDiagnosePipeline.Result result = new LocalDiagnosePipeline(engine(run), report.local(), CLOCK)
                .run(environment, declared(Module::namesService));
        refuse(result.problems());
        report.wellOnThisMachine(result.looked());
    }

    /** Ends by itself, or, when it follows, by Ctrl-C, which is no failure. */
    void logs(Environment environment, TextReport report) {
        List<String> names = new ArrayList<>();
        declared(Module::namesService).forEach(service -> names.add(service.name()));
        environment.stores().stream().filter(store -> !store.isExternal()).forEach(store -> names.add(store.name()));
        LogWishes wishes = LogWishes.of(run, names);
        try {
            new LocalLogsPipeline(engine(run), Redactor.of(environment.secrets())::redact, report.logs(names), CLOCK)
                    .run(environment, wishes.extent(), wishes.service());
        } catch (InterruptedException ctrlC) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws SarvanomException when a check failed */
    void verify(Environment environment, TextReport report) throws InterruptedException {
        Engine engine = engine(run);
        refuse(VerificationProblems.of(
                new LocalVerifyPipeline(engine, verifier(environment, report), report.local()).run(environment)));
    }

    private Verifier verifier(Environment environment, TextReport report) {
        LocalAddress addresses = new LocalAddress(engine(run), environment.namespace());
        return new Verifier(
                resolution.verification(declared(Module::isService)),
                new Probes(
                        new LocalServices(addresses),
                        new LocalWays(addresses, environment.namespace()),
                        environment.secrets(),
                        CLOCK),
                Redactor.of(environment.secrets())::redact,
                CLOCK,
                Pause.real(),
                report.verification());
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new SarvanomException(Blame.USER, problems);
        }
    }

    private List<Service> declared(Predicate<Module> which) {
        return run.modules().stream()
                .map(project -> new Module(run, project))
                .filter(which)
                .map(resolution::service)
                .toList();
    }

    private LocalPipeline pipeline(Environment environment, TextReport report) {
        return new LocalPipeline(
                engine(run), report.local(), report.rollout(), () -> verifier(environment, report), CLOCK);
    }

    private LocalRequest request(Environment environment, Map<String, String> built, Duration build) {
        ComposeFile file = writeFile(environment, built);
        return new LocalRequest(environment, file, wish(environment), run.localCoverage(), build);
    }

    private ComposeWish wish(Environment environment) {
        Path file = run.root().resolve(".env." + environment.name());
        boolean isThere = Files.isRegularFile(file);
        return new ComposeWish(
                maker(),
                run.root(),
                isThere ? Optional.of(file) : Optional.empty(),
                Surroundings.of(run.variables(), isThere ? DotEnvVariables.read(file) : Map.of()),
                environment.deadline().orElse(ComposeWish.USUAL_PATIENCE));
    }

    private ComposeWish.By maker() {
        Problems problems = new Problems();
        Optional<String> said = new CommandLine(run, problems).read(RunProperty.COMPOSE, MAKERS);
        problems.throwIfAny();
        return said.map(word -> ComposeWish.By.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(ComposeWish.By.AUTO);
    }

    /** @param built service to {@code repository@sha256:…}, of each service that has an image */
    ComposeFile writeFile(Environment environment, Map<String, String> built) {
        Problems problems = new Problems();
        ComposeFile file = file(environment, services(built, problems), problems);
        problems.throwIfAny();
        write(file, run.target().resolve(environment.name()).resolve("compose.yaml"));
        return file;
    }

    private ComposeFile file(Environment environment, List<LocalService> services, Problems problems) {
        List<Path> folders = run.modules().stream()
                .map(module -> module.getBasedir().toPath())
                .toList();
        return ComposeFile.of(
                environment,
                services,
                LocalOverlays.read(run.root(), folders, environment.name(), run.namesLeftOut()),
                problems);
    }

    private List<LocalService> services(Map<String, String> built, Problems problems) {
        List<LocalService> services = new ArrayList<>();
        for (MavenProject project : run.modules()) {
            Module module = new Module(run, project);
            if (module.isService()) {
                Service service = resolution.service(module);
                String image = built.get(service.name());
                if (image == null) {
                    problems.add(unbuilt(service));
                } else {
                    services.add(new LocalService(
                            service, LocalName.of(image), BuiltImage.lastAsker(module.localImageState())));
                }
            }
        }
        return services;
    }

    private static Problem unbuilt(Service service) {
        return Problem.of("service " + service.name() + " has no image yet")
                .mend("build it: mvn package sarvanom:image sarvanom:compose, with the same profile");
    }

    private static void write(ComposeFile file, Path path) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.text());
        } catch (IOException e) {
            throw SarvanomException.surroundings(
                    Problem.of("the compose file could not be written")
                            .seen(e.toString())
                            .mend("make room, or let this user write to " + path.getParent()),
                    e);
        }
    }
}
