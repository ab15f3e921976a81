package io.github.sarvanom.mojo;

import io.github.sarvanom.configuration.PomSources;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.EnvironmentResolver;
import io.github.sarvanom.environment.ImageMaking;
import io.github.sarvanom.environment.SecretOrigins;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.environment.ServiceResolver;
import io.github.sarvanom.environment.SettingReader;
import io.github.sarvanom.manifests.Overlays;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.verification.Services;
import io.github.sarvanom.verification.Verification;
import io.github.sarvanom.verification.VerificationResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** Turns what the POMs say into valid values, or into all that is wrong with them at once. */
final class Resolution {
    private final Run run;
    private final Logins logins;

    Resolution(Run run, Logins logins) {
        this.run = run;
        this.logins = logins;
    }

    /** Everything that can be known before a class is compiled, of all modules of this run. */
    Environment check() {
        Problems problems = new Problems();
        List<Module> modules =
                run.modules().stream().map(project -> new Module(run, project)).toList();
        modules.forEach(module -> unknownElements(module, problems));
        Optional<Environment> resolved = environment(speaker(), problems);
        ReleaseOptions.of(run, problems);
        Map<String, List<Service>> byName = modules.stream()
                .filter(Module::namesService)
                .flatMap(module -> checked(module, problems).stream())
                .collect(Collectors.groupingBy(Service::name));
        byName.values().stream().filter(same -> same.size() > 1).forEach(same -> problems.add(twice(same, modules)));
        List<Service> services =
                byName.values().stream().map(same -> same.get(0)).toList();
        resolved.ifPresent(environment -> {
            modules.stream().filter(Module::namesService).forEach(module -> sameEnvironment(module, problems));
            overlays(environment, modules, services, problems);
            verification(new Services(services, others(modules, services)), problems);
        });
        problems.throwIfAny();
        return resolved.orElseThrow();
    }

    /** The environment as a module's POM says it; of the reactor when the module is the root, or says none itself. */
    Environment environment(Module module) {
        Module speaks = speaking(module);
        return complete(problems -> environment(speaks, problems));
    }

    /** The same for a goal that needs no secret's value: whoever looks after a release may not have them. */
    Environment environmentWithoutSecrets(Module module) {
        Module speaks = speaking(module);
        return complete(problems -> environment(speaks, resolver(speaks).withoutNeedOfSecrets(), problems));
    }

    private Module speaking(Module module) {
        return module.settings().configuration().says("environment") ? module : speaker();
    }

    /**
     * Whose POM says the environment of all: the project where Maven was started. When that only lists modules, which inherit from
     * elsewhere, it is the first of them that says one; the others are held to it.
     */
    private Module speaker() {
        MavenProject start = run.session().getTopLevelProject();
        return Stream.concat(Stream.of(start), run.modules().stream())
                .map(project -> new Module(run, project))
                .filter(module -> module.settings().configuration().says("environment"))
                .findFirst()
                .orElseGet(() -> new Module(run, start));
    }

    Service service(Module module) {
        return complete(problems -> service(module, problems));
    }

    ImageMaking image(Module module) {
        return complete(problems -> Optional.of(image(module, problems)));
    }

    private Optional<Service> checked(Module module, Problems problems) {
        Optional<Service> service = service(module, problems);
        image(module, problems);
        return service;
    }

    private ImageMaking image(Module module, Problems problems) {
        return ImageMaking.of(module.settings().image(), new SettingReader(said(module), problems));
    }

    private Optional<Environment> environment(Module module, Problems problems) {
        return environment(module, resolver(module), problems);
    }

    private EnvironmentResolver resolver(Module module) {
        return new EnvironmentResolver(said(module), run.reactor(), new SecretOrigins(run.variables(), logins));
    }

    private static Optional<Environment> environment(Module module, EnvironmentResolver resolver, Problems problems) {
        ModuleSettings settings = module.settings();
        boolean said = settings.configuration().says("environment");
        return resolver.resolve(settings.plugin(), said ? settings.environment() : null, problems);
    }

    private Optional<Service> service(Module module, Problems problems) {
        ModuleSettings settings = module.settings();
        boolean said = settings.configuration().says("environment");
        return new ServiceResolver(said(module), module.inReactor())
                .resolve(settings.service(), said ? settings.environment() : null, problems);
    }

    private Said said(Module module) {
        return module.settings().said(run.properties(), run.root());
    }

    /** A module that is no service yet may still turn out to be one by its main class: overlays may speak of it. */
    private void overlays(Environment environment, List<Module> modules, List<Service> services, Problems problems) {
        Set<String> others = others(modules, services);
        List<Path> folders =
                modules.stream().map(module -> module.inReactor().basedir()).toList();
        problems.addAll(Overlays.read(run.root(), folders, environment.name()).check(environment, services, others));
    }

    private Set<String> others(List<Module> modules, List<Service> services) {
        Set<String> others = run.namesLeftOut();
        modules.forEach(module -> others.add(module.project().getArtifactId()));
        services.forEach(service -> others.remove(service.name()));
        return others;
    }

    /** @param services those of this run */
    Verification verification(List<Service> services) {
        List<Module> modules =
                run.modules().stream().map(project -> new Module(run, project)).toList();
        Services known = new Services(services, others(modules, services));
        return complete(problems -> Optional.of(verification(known, problems)));
    }

    private Verification verification(Services services, Problems problems) {
        Module root = speaker();
        return new VerificationResolver(said(root), services)
                .resolve(root.settings().verification(), problems);
    }

    private void unknownElements(Module module, Problems problems) {
        PomSources poms = said(module).poms();
        ConfigurationSchema.unknown(module.settings().configuration()).stream()
                .map(unknown -> unknown.problem().at(poms.source(String.join("/", unknown.path()))))
                .filter(problem -> !problems.list().contains(problem))
                .forEach(problems::add);
    }

    private void sameEnvironment(Module module, Problems problems) {
        Module speaker = speaker();
        String name = speaker.project().getArtifactId();
        OneEnvironment one = new OneEnvironment(name, speaker.settings().configuration());
        List<String> differences = one.differences(module.settings().configuration());
        if (!differences.isEmpty()) {
            String first = differences.get(0);
            problems.add(one.problem(module.project().getArtifactId(), differences)
                    .at(said(module).poms().source(first))
                    .seen(name + " says <" + first + "> at "
                            + said(speaker).poms().source(first)));
        }
    }

    private Problem twice(List<Service> same, List<Module> modules) {
        Set<Path> folders = same.stream().map(Service::basedir).collect(Collectors.toSet());
        return Problem.of(same.size() + " modules are a service named "
                        + same.get(0).name())
                .seen(modules.stream()
                        .filter(module -> folders.contains(module.inReactor().basedir()))
                        .map(module -> "said at " + said(module).poms().source(named(module)))
                        .toList())
                .mend("give each a <service><name> of its own");
    }

    /** Without a name of its own, a service has its module's. */
    private static String named(Module module) {
        boolean said = module.settings().configuration().text("service", "name") != null;
        return said ? "service/name" : "artifactId";
    }

    private static <T> T complete(Function<Problems, Optional<T>> resolve) {
        Problems problems = new Problems();
        Optional<T> resolved = resolve.apply(problems);
        problems.throwIfAny();
        return resolved.orElseThrow();
    }
}
