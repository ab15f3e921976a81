package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.configuration.EnvironmentSettings;
import io.github.sarvanom.configuration.PluginSettings;
import io.github.sarvanom.configuration.ServiceSettings;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said, what is left unsaid, and what comes of it. */
class ResolversTest {
    private static final PluginSettings SHOP = new PluginSettings(null, "registry.example.com/shop", null);

    private final Problems problems = new Problems();

    @Test
    void fillsInWhatAnEnvironmentDoesNotSay() {
        Environment environment = environment(SHOP, pinned("staging-context"), Map.of());

        assertThat(environment.application()).isEqualTo("shop");
        assertThat(environment.name()).isEqualTo("staging");
        assertThat(environment.namespace()).isEqualTo("shop-staging");
        assertThat(environment.cluster()).isEqualTo(new ClusterTarget.Context("staging-context", Optional.empty()));
        assertThat(environment.config()).isEmpty();
        assertThat(environment.secrets().isEmpty()).isTrue();
        assertThat(environment.deadline()).isEmpty();
    }

    @Test
    void letsTheCommandLineHaveTheLastWord() {
        Environment environment = environment(
                SHOP,
                pinned("staging-context"),
                Map.of(
                        "sarvanom.application", "store",
                        "sarvanom.registry", "localhost:5000",
                        "sarvanom.namespace", "mine",
                        "sarvanom.cluster", "https://cluster.example.com:6443",
                        "sarvanom.kubeconfig", "kube/config",
                        "sarvanom.timeout", "90s"));

        assertThat(environment.application()).isEqualTo("store");
        assertThat(environment.registry()).isEqualTo("localhost:5000");
        assertThat(environment.namespace()).isEqualTo("mine");
        assertThat(environment.cluster())
                .isEqualTo(new ClusterTarget.Server(
                        URI.create("https://cluster.example.com:6443"),
                        Optional.of(SaidByExample.ROOT.resolve("kube/config"))));
        assertThat(environment.deadline()).contains(Duration.ofSeconds(90));
    }

    @Test
    void needsNoRegistryInARehearsal() {
        Environment environment =
                environment(PluginSettings.none(), pinned(null), Map.of("sarvanom.cluster", "rehearsal"));

        assertThat(environment.isRehearsal()).isTrue();
        assertThat(environment.registry()).isEqualTo("registry.invalid/shop");
    }

    @Test
    void refusesAnEnvironmentWithoutRegistry() {
        assertThat(resolve(PluginSettings.none(), pinned("staging-context"), Map.of()))
                .isEmpty();

        golden("no-registry");
    }

    @Test
    void refusesWhatIsBothConfigurationAndSecret() {
        EnvironmentSettings twice = new EnvironmentSettings(
                "staging",
                null,
                null,
                "staging-context",
                "~/.kube/config",
                null,
                null,
                null,
                Map.of("REGION", "eu"),
                List.of("REGION"),
                List.of());

        assertThat(resolve(SHOP, twice, Map.of())).isEmpty();

        golden("config-and-secret-and-home");
    }

    @Test
    void fillsInWhatAServiceDoesNotSay() {
        Service service = service(said("8004", null, null, null, null), null, Map.of());

        assertThat(service.name()).isEqualTo("gateway");
        assertThat(service.version()).isEqualTo("1.0");
        assertThat(service.port()).isEqualTo(8004);
        assertThat(service.health()).isEqualTo("/health");
        assertThat(service.replicas()).isEqualTo(1);
        assertThat(service.requests()).isEqualTo(new Resources("250m", "512Mi"));
        assertThat(service.limits()).isEqualTo(new Resources("1", "2Gi"));
        assertThat(service.dependencies()).isEmpty();
    }

    @Test
    void keepsRequestsWithinLimitsWhenOnlyOneIsSaid() {
        Service large = service(said("8004", null, "2", null, null), null, Map.of());
        Service small = service(said("8004", null, null, "100m", "256Mi"), null, Map.of());

        assertThat(large.requests()).isEqualTo(new Resources("2", "512Mi"));
        assertThat(large.limits()).isEqualTo(new Resources("2", "2Gi"));
        assertThat(small.requests()).isEqualTo(new Resources("100m", "256Mi"));
        assertThat(small.limits()).isEqualTo(new Resources("100m", "256Mi"));
    }

    @Test
    void asksTheCommandLineThenTheServiceThenTheEnvironmentForReplicas() {
        EnvironmentSettings two = new EnvironmentSettings(
                "staging", null, null, null, null, "2", null, null, Map.of(), List.of(), List.of());

        assertThat(service(said("8004", null, null, null, null), two, Map.of()).replicas())
                .isEqualTo(2);
        assertThat(service(said("8004", "3", null, null, null), two, Map.of()).replicas())
                .isEqualTo(3);
        assertThat(service(said("8004", "3", null, null, null), two, Map.of("sarvanom.replicas", "5"))
                        .replicas())
                .isEqualTo(5);
        assertThat(service(said("8004", "0", null, null, null), null, Map.of()).replicas())
                .isZero();
    }

    @Test
    void refusesAServiceWithoutPortAndWithAnArtifactIdThatIsNoName() {
        assertThat(new ServiceResolver(
                                SaidByExample.gateway(Map.of()),
                                new ReactorModule("Gateway.Service", "1.0", Path.of("gateway")))
                        .resolve(ServiceSettings.none(), null, problems))
                .isEmpty();

        golden("no-port-no-name");
    }

    @Test
    void tellsAnInheritedMistakeOnce() {
        EnvironmentSettings two = new EnvironmentSettings(
                "staging", null, null, null, null, "two", null, null, Map.of(), List.of(), List.of());
        for (String module : List.of("gateway", "retrieval")) {
            assertThat(new ServiceResolver(
                                    SaidByExample.gateway(Map.of()), new ReactorModule(module, "1.0", Path.of(module)))
                            .resolve(said("8004", null, null, null, null), two, problems))
                    .isEmpty();
        }

        assertThat(problems.list()).hasSize(1);
    }

    private static EnvironmentSettings pinned(@Nullable String cluster) {
        return new EnvironmentSettings(
                "staging", null, null, cluster, null, null, null, null, Map.of(), List.of(), List.of());
    }

    private static ServiceSettings said(
            String port,
            @Nullable String replicas,
            @Nullable String requestsCpu,
            @Nullable String limitsCpu,
            @Nullable String limitsMemory) {
        return new ServiceSettings(
                null,
                port,
                null,
                replicas,
                requestsCpu,
                null,
                limitsCpu,
                limitsMemory,
                null,
                Map.of(),
                List.of(),
                List.of());
    }

    private Optional<Environment> resolve(
            PluginSettings plugin, EnvironmentSettings settings, Map<String, String> properties) {
        return new EnvironmentResolver(
                        SaidByExample.root(properties),
                        SaidByExample.layout(SaidByExample.ROOT, SaidByExample.STAGING),
                        SaidByExample.NOTHING_KNOWN)
                .resolve(plugin, settings, problems);
    }

    private Environment environment(
            PluginSettings plugin, EnvironmentSettings settings, Map<String, String> properties) {
        Optional<Environment> resolved = resolve(plugin, settings, properties);
        assertThat(problems.list()).isEmpty();
        return resolved.orElseThrow();
    }

    private Service service(
            ServiceSettings settings, @Nullable EnvironmentSettings environment, Map<String, String> properties) {
        Optional<Service> service = new ServiceResolver(
                        SaidByExample.gateway(properties), new ReactorModule("gateway", "1.0", Path.of("gateway")))
                .resolve(settings, environment, problems);
        assertThat(problems.list()).isEmpty();
        return service.orElseThrow();
    }

    private void golden(String name) {
        String text = problems.list().stream().map(Problem::text).collect(Collectors.joining("\n\n")) + "\n";
        Golden.matches("environment/resolvers/" + name + ".txt", text);
    }
}
