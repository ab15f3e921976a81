package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.EnvironmentSettings;
import io.github.sarvanom.configuration.PluginSettings;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Turns what was said about an environment into one that is complete and valid, or says all that is wrong with it. */
public final class EnvironmentResolver {
    /** The property that makes a rehearsal demand its secrets; {@code required} is its only value. */
    public static final String REHEARSAL_SECRETS = "sarvanom.rehearsal.secrets";

    private final Said said;
    private final Reactor reactor;
    private final SecretOrigins origins;
    private final MissingSecrets missing;

    /** @param said by the reactor's root project */
    public EnvironmentResolver(Said said, Reactor reactor, SecretOrigins origins) {
        this(said, reactor, origins, MissingSecrets.REFUSED);
    }

    private EnvironmentResolver(Said said, Reactor reactor, SecretOrigins origins, MissingSecrets missing) {
        this.said = said;
        this.reactor = reactor;
        this.origins = origins;
        this.missing = missing;
    }

    /** For who sends no secret, and shows nothing that may hold one: what has no value gets a placeholder. */
    public EnvironmentResolver withoutNeedOfSecrets() {
        return new EnvironmentResolver(said, reactor, origins, MissingSecrets.MADE_UP);
    }

    /**
     * Empty exactly when something was added to the problems.
     *
     * @param settings null when the POM has no {@code <environment>}, in no active profile either
     */
    public Optional<Environment> resolve(
            PluginSettings plugin, @Nullable EnvironmentSettings settings, Problems problems) {
        int before = problems.count();
        SettingReader reader = new SettingReader(said, problems);
        Optional<Sourced<String>> chosen = new EnvironmentChoice(said, reactor.profiles(), problems).name(settings);
        Sourced<String> usual = Sourced.of(reactor.artifactId(), new Source("the root project's <artifactId>"));
        Optional<String> application = reader.read(
                Setting.APPLICATION,
                said.find(Setting.APPLICATION, plugin.application()).orElse(usual),
                DnsLabel.APPLICATION);
        if (settings == null || chosen.isEmpty()) {
            reader.read(Setting.REGISTRY, plugin.registry(), RegistryForm.INSTANCE);
            return Optional.empty();
        }
        Optional<String> name = reader.read(Setting.ENVIRONMENT, chosen.get(), DnsLabel.ENVIRONMENT);
        Environment resolved = complete(new Names(application.orElse(""), name.orElse("")), plugin, settings, reader);
        return problems.count() == before ? Optional.of(resolved) : Optional.empty();
    }

    /** Either may be empty after a problem; reading goes on to find the others. */
    private record Names(String application, String environment) {
        boolean known() {
            return !application.isEmpty() && !environment.isEmpty();
        }
    }

    private Environment complete(
            Names names, PluginSettings plugin, EnvironmentSettings settings, SettingReader reader) {
        Sourced<String> usual = Sourced.of("kubernetes", Source.defaultOf("<kind>"));
        Optional<EnvironmentKind> kind = reader.read(
                Setting.KIND, said.find(Setting.KIND, settings.kind()).orElse(usual), EnvironmentKind.FORM);
        Optional<ClusterTarget> cluster = kind.flatMap(each -> cluster(names, each, settings, reader));
        String namespace = namespace(names, settings, reader);
        String registry = registry(names, plugin, reader, cluster);
        SortedMap<String, String> config =
                new ConfigRules(said, reader.problems()).read("environment/config", settings.config());
        SecretValues secrets = secrets(names, settings, reader, cluster);
        return new Environment(
                names.application(),
                names.environment(),
                namespace,
                cluster.orElseGet(() -> new ClusterTarget.Rehearsal(reactor.rehearsalFolder())),
                registry,
                config,
                secrets,
                kind.map(each -> stores(names, settings, each, secrets.names(), reader.problems()))
                        .orElse(List.of()),
                reader.read(Setting.TIMEOUT, settings.timeout(), DurationForm.TIMEOUT));
    }

    private String namespace(Names names, EnvironmentSettings settings, SettingReader reader) {
        Sourced<String> usual = Sourced.of(
                names.application() + "-" + names.environment(), new Source("default: application-environment"));
        Optional<Sourced<String>> text = said.find(Setting.NAMESPACE, settings.namespace());
        return text.or(() -> names.known() ? Optional.of(usual) : Optional.empty())
                .flatMap(namespace -> reader.read(Setting.NAMESPACE, namespace, DnsLabel.NAMESPACE))
                .orElse("");
    }

    /** A cluster named on the command line is asked for by whoever wants to try there what else runs here. */
    private Optional<ClusterTarget> cluster(
            Names names, EnvironmentKind kind, EnvironmentSettings settings, SettingReader reader) {
        Optional<Path> kubeconfig = reader.read(
                Setting.KUBECONFIG, settings.kubeconfig(), new FileForm(reactor.root(), "${user.home}/.kube/staging"));
        Optional<Sourced<String>> commanded = Setting.CLUSTER.property().flatMap(said::property);
        if (commanded.isEmpty() && kind == EnvironmentKind.COMPOSE) {
            return Optional.of(new ClusterTarget.Compose());
        }
        if (commanded.isEmpty() && kind == EnvironmentKind.REHEARSAL) {
            return Optional.of(new ClusterTarget.Rehearsal(reactor.rehearsalFolder()));
        }
        Optional<Sourced<String>> text = said.find(Setting.CLUSTER, settings.cluster());
        if (text.isEmpty()) {
            reader.problems().add(unpinned(names));
        }
        return text.flatMap(cluster ->
                reader.read(Setting.CLUSTER, cluster, new ClusterForm(reactor.rehearsalFolder(), kubeconfig)));
    }

    private List<BackingStore> stores(
            Names names, EnvironmentSettings settings, EnvironmentKind kind, Set<String> secrets, Problems problems) {
        return settings.stores().stream()
                .map(store -> new StoreResolver(names.application(), store, said, problems).resolve(kind, secrets))
                .toList();
    }

    private Problem unpinned(Names names) {
        return Problem.of("environment " + names.environment() + " is not pinned to a cluster")
                .at(said.poms().source("environment"))
                .seen("expected: the API server's address or the name of a kubeconfig's context,")
                .seen("          because whichever context is current may be the wrong one")
                .mend("say, for example, " + Setting.CLUSTER.xml("https://cluster.example.com:6443") + "\n"
                        + "(kubectl config get-contexts lists the contexts), or try without a cluster: "
                        + "-Dsarvanom.cluster=rehearsal");
    }

    /**
     * A rehearsal brings its own registry, so the name only has to be one that can belong to nobody (RFC 2606); an engine on this
     * machine needs none.
     */
    private String registry(Names names, PluginSettings plugin, SettingReader reader, Optional<ClusterTarget> cluster) {
        if (cluster.filter(ClusterTarget.Compose.class::isInstance).isPresent()) {
            return names.application();
        }
        Optional<Sourced<String>> text = said.find(Setting.REGISTRY, plugin.registry());
        if (text.isEmpty() && cluster.filter(EnvironmentResolver::isRehearsal).isEmpty()) {
            reader.problems()
                    .add(Problem.of("no registry is said: images have nowhere to go")
                            .at(said.poms().place())
                            .mend("say, for example, " + Setting.REGISTRY.xml(RegistryForm.INSTANCE.example())));
        }
        return text.flatMap(registry -> reader.read(Setting.REGISTRY, registry, RegistryForm.INSTANCE))
                .orElse("registry.invalid/" + names.application());
    }

    private SecretValues secrets(
            Names names, EnvironmentSettings settings, SettingReader reader, Optional<ClusterTarget> cluster) {
        Problems problems = reader.problems();
        List<Sourced<String>> wanted = new SecretRules(said, problems)
                .names(settings.secrets(), settings.config().keySet());
        boolean invented = cluster.filter(target -> isRehearsal(target) || isFirstTime(target, names))
                .isPresent();
        MissingSecrets absent = invented && !required(problems) ? MissingSecrets.MADE_UP : missing;
        return new SecretResolver(
                        names.environment(),
                        places(names, settings, reader),
                        absent,
                        () -> said.poms().source("environment/secrets"))
                .resolve(wanted, problems);
    }

    private static boolean isRehearsal(ClusterTarget cluster) {
        return cluster instanceof ClusterTarget.Rehearsal;
    }

    /** Before there is a file with secrets of this machine, it is about to be made. */
    private boolean isFirstTime(ClusterTarget target, Names names) {
        return target instanceof ClusterTarget.Compose
                && !LocalSecretsFile.isThere(reactor.root(), names.environment());
    }

    private List<SecretSource> places(Names names, EnvironmentSettings settings, SettingReader reader) {
        List<SecretSource> places = new ArrayList<>();
        places.add(new EnvironmentVariableSecrets(origins.variables()));
        if (!names.environment().isEmpty()) {
            places.add(new DotEnvSecrets(reactor.root(), names.environment()));
        }
        if (names.known()) {
            places.add(new SettingsSecrets(names.application(), names.environment(), origins.servers()));
        }
        said.find(Setting.SECRETS_DIRECTORY, settings.secretsDirectory())
                .ifPresent(text -> reader.read(
                                Setting.SECRETS_DIRECTORY, text, new FileForm(reactor.root(), "/run/secrets"))
                        .ifPresent(folder -> places.add(new DirectorySecrets(folder, text.source()))));
        return places;
    }

    private boolean required(Problems problems) {
        Optional<Sourced<String>> text = said.property(REHEARSAL_SECRETS);
        text.filter(value -> !value.value().equals("required"))
                .ifPresent(value -> problems.add(Problem.of("-D" + REHEARSAL_SECRETS + " knows one value only")
                        .at(value.source())
                        .seen("seen: " + Shown.value(value.value()))
                        .seen("expected: required")
                        .mend("say -D" + REHEARSAL_SECRETS + "=required, or leave it out")));
        return text.isPresent();
    }
}
