package io.github.sarvanom.mojo;

import io.github.sarvanom.configuration.EnvironmentProfiles;
import io.github.sarvanom.configuration.ParitySettings;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.configuration.UserProperties;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.EnvironmentResolver;
import io.github.sarvanom.environment.Reactor;
import io.github.sarvanom.environment.ReactorModule;
import io.github.sarvanom.environment.SecretOrigins;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.environment.ServiceResolver;
import io.github.sarvanom.parity.Difference;
import io.github.sarvanom.parity.Explanation;
import io.github.sarvanom.parity.Parity;
import io.github.sarvanom.parity.Side;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Suggestion;
import io.github.sarvanom.report.ParityText;
import io.github.sarvanom.report.TextReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.apache.maven.project.ProjectBuildingResult;
import org.jspecify.annotations.Nullable;

/** Reads the POMs once for each environment, with its profile and no other's, and compares what they say. */
final class Comparison {
    /** Neither a cluster that is not pinned yet nor a secret that is not here hinders a comparison. */
    private static final UserProperties WITHOUT_CLUSTER = new UserProperties(Map.of("sarvanom.cluster", "rehearsal"));

    private final Run run;
    private final ProjectBuilder projects;

    Comparison(Run run, ProjectBuilder projects) {
        this.run = run;
        this.projects = projects;
    }

    /** @throws SarvanomException when something is not explained and that is to fail the build */
    void show(TextReport report) {
        Parity parity = parity();
        if (ReleaseOptions.of(run).json()) {
            report.lines(List.of(ParityText.json(parity)));
        } else {
            report.parity(parity);
        }
        List<Difference> unexplained = parity.unexplained();
        if (failsOnUnexplained() && !unexplained.isEmpty()) {
            throw SarvanomException.user(Problem.of(unexplained.size() + " of the differences are not explained")
                    .seen(unexplained.stream().map(Difference::what).toList())
                    .mend("make the environments equal; or say why they differ:\n<parity><explained><what>"
                            + unexplained.get(0).what() + "</what><why>...</why></explained></parity>"));
        }
    }

    /** @throws SarvanomException with what is wrong in any of them, or when there is nothing to compare */
    private Parity parity() {
        List<String> defined = ModuleSettings.environments(run.session()).defined();
        Problems problems = new Problems();
        List<String> wanted = wanted(defined, problems);
        List<Explanation> explanations = explanations(problems);
        problems.throwIfAny();
        if (wanted.size() < 2) {
            throw SarvanomException.user(Problem.of("there are no two environments to compare")
                    .seen("this reactor has: " + String.join(", ", defined))
                    .mend("an environment is a Maven profile with <environment> in this plugin's configuration"));
        }
        List<Side> sides = new ArrayList<>();
        wanted.forEach(profile -> side(profile, defined, problems).ifPresent(sides::add));
        problems.throwIfAny();
        return Parity.of(sides, explanations);
    }

    private List<String> wanted(List<String> defined, Problems problems) {
        Optional<String> said = RunProperty.PARITY_OF.of(run);
        List<String> wanted =
                said.map(text -> List.of(text.trim().split("\\s*,\\s*", -1))).orElse(defined);
        wanted.stream()
                .filter(name -> !defined.contains(name))
                .forEach(name -> problems.add(Problem.of("there is no environment " + name
                                + Suggestion.asQuestion(name, defined, "; did you mean %s?"))
                        .seen("this reactor has: " + String.join(", ", defined))
                        .mend("name some of these: -D" + RunProperty.PARITY_OF.key() + "="
                                + String.join(",", defined))));
        return wanted;
    }

    private boolean failsOnUnexplained() {
        return new Said(run.properties(), new ModuleSettings(run.rootProject()).poms(run.root()))
                .find(Setting.FAIL_ON_UNEXPLAINED, settings().failOnUnexplained())
                .filter(text -> text.value().isEmpty() || Boolean.parseBoolean(text.value()))
                .isPresent();
    }

    private ParitySettings settings() {
        return new ModuleSettings(run.rootProject()).parity();
    }

    private List<Explanation> explanations(Problems problems) {
        List<Explanation> explanations = new ArrayList<>();
        for (Map<String, String> each : settings().explained()) {
            String what = each.getOrDefault("what", "");
            String why = each.getOrDefault("why", "");
            if (what.isEmpty() || why.isEmpty()) {
                problems.add(Problem.of("<parity><explained> says " + (what.isEmpty() ? "not what" : "not why"))
                        .at(new ModuleSettings(run.rootProject())
                                .poms(run.root())
                                .source("parity"))
                        .mend("say both: <explained><what>config/LOG_LEVEL</what><why>noise is welcome there</why>"
                                + "</explained>"));
            } else {
                explanations.add(new Explanation(what, why));
            }
        }
        return explanations;
    }

    private Optional<Side> side(String profile, List<String> defined, Problems problems) {
        Reactor reactor = new Reactor(
                run.root(),
                run.rootProject().getArtifactId(),
                new EnvironmentProfiles(defined, List.of(profile), List.of(profile)),
                run.rehearsalFolder());
        List<MavenProject> modules = built(profile, defined);
        ModuleSettings speaker = modules.stream()
                .map(ModuleSettings::new)
                .filter(each -> each.configuration().says("environment"))
                .findFirst()
                .orElseGet(() -> new ModuleSettings(modules.get(0)));
        Optional<Environment> environment = new EnvironmentResolver(
                        speaker.said(WITHOUT_CLUSTER, run.root()),
                        reactor,
                        new SecretOrigins(Map.of(), server -> Optional.empty()))
                .resolve(speaker.plugin(), speaker.environment(), problems);
        List<Service> services = services(modules, problems);
        String kind = Optional.ofNullable(speaker.configuration().text("environment", "kind"))
                .orElse("kubernetes");
        return environment.map(each -> Side.of(each, kind, services, images(modules)));
    }

    private static Map<String, SortedMap<String, String>> images(List<MavenProject> modules) {
        Map<String, SortedMap<String, String>> images = new TreeMap<>();
        for (MavenProject project : modules) {
            if (isService(project)) {
                ModuleSettings settings = new ModuleSettings(project);
                String name = settings.service().name();
                images.put(name == null ? project.getArtifactId() : name, image(settings.configuration()));
            }
        }
        return images;
    }

    private static SortedMap<String, String> image(PluginConfiguration said) {
        SortedMap<String, String> image = new TreeMap<>();
        putIfSaid(image, "baseImage", said.text("baseImage"));
        putIfSaid(image, "platform", said.text("image", "platform"));
        putIfSaid(image, "user", said.text("image", "user"));
        List<String> flags = said.list("service", "jvmFlags");
        putIfSaid(image, "jvmFlags", flags.isEmpty() ? null : String.join(" ", flags));
        return image;
    }

    private static void putIfSaid(SortedMap<String, String> image, String name, @Nullable String value) {
        if (value != null) {
            image.put(name, value);
        }
    }

    private static boolean isService(MavenProject project) {
        return !project.getPackaging().equals("pom") && new ModuleSettings(project).namesService();
    }

    private List<Service> services(List<MavenProject> modules, Problems problems) {
        List<Service> services = new ArrayList<>();
        for (MavenProject project : modules) {
            ModuleSettings settings = new ModuleSettings(project);
            if (isService(project)) {
                ReactorModule module = new ReactorModule(
                        project.getArtifactId(),
                        project.getVersion(),
                        project.getBasedir().toPath());
                new ServiceResolver(settings.said(UserProperties.none(), run.root()), module)
                        .resolve(settings.service(), settings.environment(), problems)
                        .ifPresent(services::add);
            }
        }
        return services;
    }

    /** The reactor as {@code -P} of that profile alone would have it. */
    private List<MavenProject> built(String profile, List<String> defined) {
        ProjectBuildingRequest request =
                new DefaultProjectBuildingRequest(run.session().getProjectBuildingRequest());
        List<String> active = new ArrayList<>(request.getActiveProfileIds());
        active.removeAll(defined);
        active.add(profile);
        List<String> inactive = new ArrayList<>(request.getInactiveProfileIds());
        inactive.addAll(defined);
        inactive.remove(profile);
        request.setActiveProfileIds(active);
        request.setInactiveProfileIds(inactive);
        request.setProject(null);
        request.setResolveDependencies(false);
        request.setProcessPlugins(false);
        try {
            return projects.build(List.of(run.rootProject().getFile()), true, request).stream()
                    .map(ProjectBuildingResult::getProject)
                    .toList();
        } catch (ProjectBuildingException e) {
            throw SarvanomException.user(Problem.of("the POMs of environment " + profile + " cannot be read")
                    .seen(String.valueOf(e.getMessage()))
                    .mend("mvn -P" + profile + " validate tells more"));
        }
    }
}
