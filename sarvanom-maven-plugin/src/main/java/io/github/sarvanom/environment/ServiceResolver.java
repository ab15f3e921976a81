package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.EnvironmentSettings;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.ServiceSettings;
import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Turns what a module said about its service into one that is complete and valid, or says all that is wrong with it. */
public final class ServiceResolver {
    private final Said said;
    private final ReactorModule module;

    /** @param said by the module */
    public ServiceResolver(Said said, ReactorModule module) {
        this.said = said;
        this.module = module;
    }

    /**
     * Empty exactly when something was added to the problems.
     *
     * @param environment gives the usual number of replicas; null when there is none
     */
    public Optional<Service> resolve(
            ServiceSettings settings, @Nullable EnvironmentSettings environment, Problems problems) {
        int before = problems.count();
        SettingReader reader = new SettingReader(said, problems);
        String name = name(settings, reader);
        int port = port(name, settings, reader);
        int replicas = replicas(settings, environment, reader);
        String health = reader.read(Setting.HEALTH, settings.health(), HealthPath.INSTANCE)
                .orElse("/health");
        ResourceRules.Bounds bounds = new ResourceRules(reader).read(settings);
        SortedMap<String, String> config = new ConfigRules(said, problems).read("service/config", settings.config());
        reader.read(Setting.MAIN_CLASS, settings.mainClass(), ClassName.INSTANCE);
        new FlagRules(said, problems).check(settings.jvmFlags());
        Service service = new Service(
                name,
                module.version(),
                port,
                health,
                replicas,
                bounds.requests(),
                bounds.limits(),
                config,
                dependencies(settings, problems),
                module.basedir());
        return problems.count() == before ? Optional.of(service) : Optional.empty();
    }

    private String name(ServiceSettings settings, SettingReader reader) {
        Sourced<String> usual =
                Sourced.of(module.artifactId(), said.poms().place().within("<artifactId>"));
        return reader.read(
                        Setting.SERVICE_NAME,
                        said.find(Setting.SERVICE_NAME, settings.name()).orElse(usual),
                        DnsLabel.SERVICE)
                .orElse(module.artifactId());
    }

    private int port(String name, ServiceSettings settings, SettingReader reader) {
        Optional<Sourced<String>> text = said.find(Setting.PORT, settings.port());
        if (text.isEmpty()) {
            boolean silent = settings.equals(ServiceSettings.none());
            String example = "say, for example, " + Setting.PORT.xml(WholeNumber.PORT.example());
            reader.problems()
                    .add(Problem.of("service " + name + " does not say its port")
                            .at(silent ? said.poms().place() : said.poms().source("service"))
                            .mend(silent ? example + "; or, when it is no service, <skip>true</skip>" : example));
        }
        return text.flatMap(port -> reader.read(Setting.PORT, port, WholeNumber.PORT))
                .orElse(0);
    }

    /** The command line beats the service, which beats its environment: the nearer word is the more precise one. */
    private int replicas(ServiceSettings settings, @Nullable EnvironmentSettings environment, SettingReader reader) {
        Optional<Integer> own = reader.read(Setting.SERVICE_REPLICAS, settings.replicas(), WholeNumber.REPLICAS);
        String common = environment == null ? null : environment.replicas();
        Optional<Integer> usual = reader.read(Setting.ENVIRONMENT_REPLICAS, common, WholeNumber.REPLICAS);
        boolean commanded =
                Setting.ENVIRONMENT_REPLICAS.property().flatMap(said::property).isPresent();
        return (commanded ? usual.or(() -> own) : own.or(() -> usual)).orElse(1);
    }

    private List<String> dependencies(ServiceSettings settings, Problems problems) {
        List<String> dependencies = new ArrayList<>();
        for (String text : settings.dependsOn()) {
            Sourced<String> dependency = said.item("service/dependsOn/dependency", text.trim());
            try {
                dependencies.add(DnsLabel.SERVICE.read(dependency.value()));
            } catch (Unfit unfit) {
                problems.add(Problem.of("an entry of <dependsOn> is not the name of a service or store")
                        .at(dependency.source())
                        .seen("seen: " + Shown.value(text))
                        .seen("expected: " + unfit.expected())
                        .mend("name it as it names itself: gateway, postgres"));
            }
        }
        return dependencies;
    }
}
