package io.github.sarvanom.mojo;

import io.github.sarvanom.compose.LocalTeardown.Data;
import io.github.sarvanom.environment.EnvExampleFile;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.ImageMaking;
import io.github.sarvanom.environment.LocalSecretsFile;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.image.BuiltImage;
import io.github.sarvanom.pipeline.DeployRequest;
import io.github.sarvanom.pipeline.DesiredState;
import io.github.sarvanom.pipeline.RollbackRequest;
import io.github.sarvanom.pipeline.ServiceImage;
import io.github.sarvanom.pipeline.Terms;
import io.github.sarvanom.plan.Consent;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.plan.Takeover;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.report.TextReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;

/** Puts together what one goal needs, each part by its constructor. */
final class Wiring {
    private final SarvanomMojo mojo;
    private final Run run;
    private final Logins logins;
    private final Module module;

    private Wiring(SarvanomMojo mojo) {
        this.mojo = mojo;
        this.run = new Run(mojo.session);
        this.logins = new Logins(run, mojo.decrypter);
        this.module = new Module(run, mojo.project);
    }

    static Wiring of(SarvanomMojo mojo) {
        return new Wiring(mojo);
    }

    Module module() {
        return module;
    }

    private Resolution resolution() {
        return new Resolution(run, logins);
    }

    /** Checks all there is to check without a cluster, and sets out to reach the cluster of who will need it. */
    void check() throws InterruptedException {
        Environment environment = resolution().check();
        if (environment.isCompose()) {
            if (isForkedForCommand()) {
                Local.requireEngine(run);
            }
            return;
        }
        screen().lines().secretsMadeUp(environment.secrets().madeUp());
        if (isForkedForCommand()) {
            new EarlyCluster(run.session()).begin(environment, () -> OpenCluster.open(run, environment));
        }
    }

    /** A forked goal has the id of the command that forked it; bound in a POM, nobody may want the cluster. */
    private boolean isForkedForCommand() {
        return mojo.execution.getSource() != MojoExecution.Source.CLI
                && mojo.execution.getExecutionId().equals("default-cli");
    }

    private Environment environment() {
        return resolution().environment(module);
    }

    /** Service to image, for each module whose last build left one. */
    private Map<String, String> lastBuilt() {
        boolean compose = environment().isCompose();
        Map<String, String> images = new TreeMap<>();
        for (MavenProject project : run.modules()) {
            Module built = new Module(run, project);
            if (built.isService()) { // a module that was one may have left its state behind
                BuiltImage.last(compose ? built.localImageState() : built.imageState())
                        .ifPresent(
                                image -> images.put(resolution().service(built).name(), image));
            }
        }
        return images;
    }

    BuiltImage buildImage() throws InterruptedException {
        Environment environment = environment();
        Service service = resolution().service(module);
        ImageMaking making = resolution().image(module);
        return new Images(run, logins, screen().lines().images(), making).build(module, environment, service);
    }

    /** The objects of this module; the shared ones too where Maven was started. A command for containers has no use for them. */
    void writeManifests() {
        if (isForkedForCommand() && environment().isCompose()) {
            return;
        }
        boolean start = mojo.project.equals(run.session().getTopLevelProject());
        List<ServiceImage> services = new ArrayList<>();
        Handover.of(run.session())
                .image(mojo.project)
                .ifPresent(image -> services.add(new ServiceImage(resolution().service(module), image)));
        if (start || !services.isEmpty()) {
            Environment environment = environment();
            Set<String> leftOut = run.namesLeftOut();
            run.modules().forEach(other -> leftOut.add(other.getArtifactId()));
            services.forEach(each -> leftOut.remove(each.service().name()));
            new ManifestFiles(run.home())
                    .write(
                            new DesiredState.Inputs(environment, services, leftOut, run.root()),
                            module.target().resolve(environment.name()));
        }
    }

    private Local local() {
        return new Local(run, resolution());
    }

    void parity(ProjectBuilder projects) {
        new Comparison(run, projects).show(screen().whole());
    }

    void writeComposeFile() {
        local().writeFile(environment(), lastBuilt());
    }

    private Screen screen() {
        return new Screen(run, mojo.getLog());
    }

    void plan() throws InterruptedException {
        DeployRequest request = request(Takeover.ALLOWED);
        if (request.environment().isCompose()) {
            local().plan(request.environment(), lastBuilt(), request.build(), screen().whole());
        } else if (hasServices(request)) {
            releases().plan(request);
        }
    }

    void deploy() throws InterruptedException {
        deploy(request(Takeover.REFUSED));
    }

    void adopt() throws InterruptedException {
        deploy(request(Takeover.ALLOWED));
    }

    private void deploy(DeployRequest request) throws InterruptedException {
        if (request.environment().isCompose()) {
            TextReport report = screen().whole();
            local().deploy(settled(request.environment(), report), lastBuilt(), request.build(), report);
        } else if (hasServices(request)) {
            List<Service> services =
                    request.services().stream().map(ServiceImage::service).toList();
            releases().deploy(request, resolution().verification(services));
        }
    }

    /** The first time on this machine, secrets that nobody gave are written down, and found there from then on. */
    private Environment settled(Environment environment, TextReport report) {
        report.exampleGrew(new EnvExampleFile(run.root()).add(environment));
        List<String> madeUp = environment.secrets().madeUp();
        if (madeUp.isEmpty()) {
            return environment;
        }
        report.secretsWritten(new LocalSecretsFile(run.root()).write(environment, madeUp));
        return environment();
    }

    void undeploy() throws InterruptedException {
        Environment environment = resolution().environmentWithoutSecrets(module);
        if (environment.isCompose()) {
            local().undeploy(environment, RunProperty.VOLUMES.isOn(run) ? Data.REMOVE : Data.KEEP, screen().whole());
            return;
        }
        Farewell.Extras extras = new Farewell.Extras(RunProperty.VOLUMES.isOn(run), RunProperty.NAMESPACE.isOn(run));
        releases().undeploy(environment, extras, consent());
    }

    void rollback() throws InterruptedException {
        Environment environment = environment();
        releases()
                .rollback(new RollbackRequest(
                        environment, ReleaseOptions.of(run).revision(), consent(), output(environment)));
    }

    void history() throws InterruptedException {
        releases().history(resolution().environmentWithoutSecrets(module));
    }

    void status() throws InterruptedException {
        Environment environment = resolution().environmentWithoutSecrets(module);
        if (environment.isCompose()) {
            local().status(environment, screen().whole());
            return;
        }
        releases().status(environment, lastBuilt());
    }

    void diagnose() throws InterruptedException {
        Environment environment = environment();
        if (environment.isCompose()) {
            local().diagnose(environment, screen().whole());
            return;
        }
        releases().diagnose(environment);
    }

    void logs() throws InterruptedException {
        Environment environment = environment();
        if (environment.isCompose()) {
            local().logs(environment, screen().whole());
            return;
        }
        List<String> services = namesOfServices();
        releases().logs(environment, LogWishes.of(run, services), services);
    }

    void run(InnerBuild build) {
        new Foreground(run, environment(), namesOfServices(), screen().shared()).stay(build);
    }

    /** Of those that the POMs name. */
    private List<String> namesOfServices() {
        return run.modules().stream()
                .map(project -> new Module(run, project))
                .filter(Module::namesService)
                .map(each -> resolution().service(each).name())
                .toList();
    }

    void verify() throws InterruptedException {
        Environment environment = environment();
        if (environment.isCompose()) {
            local().verify(environment, screen().whole());
            return;
        }
        releases().verify(environment, resolution().verification(services()));
    }

    /** Hands the addresses of the running services to the tests of this module. */
    void connect() {
        Map<String, String> addresses = new Addresses(run, environment()).of(services());
        addresses.forEach(mojo.project.getProperties()::setProperty);
        screen().lines().addresses(addresses);
    }

    /** Those of this run, by the classes of their last build. */
    private List<Service> services() {
        List<Service> services = new ArrayList<>();
        for (MavenProject project : run.modules()) {
            Module each = new Module(run, project);
            if (each.isService()) {
                services.add(resolution().service(each));
            }
        }
        return services;
    }

    private Releases releases() {
        return new Releases(run, screen().whole());
    }

    private boolean hasServices(DeployRequest request) {
        if (request.services().isEmpty()) {
            new EarlyCluster(run.session()).discard();
            boolean alone = !run.session().getRequest().isRecursive();
            screen().lines()
                    .nothingToDeploy(alone ? "-N leaves the modules out" : "no module of this run is a service");
        }
        return !request.services().isEmpty();
    }

    /** Everything that this run has built, as one release. */
    private DeployRequest request(Takeover takeover) {
        Handover handover = Handover.of(run.session());
        refusePartOfReactor(handover);
        Environment environment = environment();
        List<ServiceImage> services = new ArrayList<>();
        for (MavenProject project : run.modules()) {
            handover.image(project)
                    .ifPresent(image -> services.add(new ServiceImage(
                            resolution().service(new Module(run, project)), image, handover.dependencies(project))));
        }
        return new DeployRequest(
                environment,
                services,
                run.namesLeftOut(),
                new Terms(coverage(services), takeover, consent(), new PlanFiles(run).saved()),
                run.root(),
                output(environment),
                sinceStart());
    }

    private Consent consent() {
        return RunProperty.CONSENT.of(run).map(Consent::new).orElse(Consent.NONE);
    }

    private Coverage coverage(List<ServiceImage> services) {
        return run.coverage(services.stream().map(each -> each.service().name()).collect(Collectors.toSet()));
    }

    private Path output(Environment environment) {
        return run.target().resolve(environment.name());
    }

    /** Maven forks only the first project when the root is not part of the run, and calls that a success. */
    private static void refusePartOfReactor(Handover handover) {
        List<MavenProject> unreached = handover.unreached();
        if (!unreached.isEmpty()) {
            throw SarvanomException.user(Problem.of("Maven did not build " + names(unreached) + " in this run")
                    .seen("a forked build reaches all modules only when it starts at the root of the reactor")
                    .mend("add -am to -pl, or the root itself (-pl .,gateway -am); run without -rf"));
        }
    }

    private Duration sinceStart() {
        Instant start = run.session().getRequest().getStartTime().toInstant();
        return Duration.between(start, Instant.now());
    }

    private static String names(List<MavenProject> projects) {
        return String.join(
                ", ", projects.stream().map(MavenProject::getArtifactId).toList());
    }
}
