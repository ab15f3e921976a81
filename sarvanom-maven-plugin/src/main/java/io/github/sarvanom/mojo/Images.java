package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.image.BaseImage;
import io.github.sarvanom.image.BaseImages;
import io.github.sarvanom.image.BuiltImage;
import io.github.sarvanom.image.ImageBuilder;
import io.github.sarvanom.image.ImageLog;
import io.github.sarvanom.image.ImageRequest;
import io.github.sarvanom.image.RegistryAccess;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.RehearsalRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Builds the image of one module, in the registry of its environment. */
final class Images {
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final String USER = "1000:1000";

    private final Run run;
    private final Logins logins;
    private final ImageLog log;
    private final BaseLock lock;

    Images(Run run, Logins logins, ImageLog log) {
        this.run = run;
        this.logins = logins;
        this.log = log;
        this.lock = new BaseLock(run);
    }

    BuiltImage build(Module module, Environment environment, Service service) throws InterruptedException {
        String repository = environment.registry() + "/" + service.name();
        if (environment.isRehearsal()) {
            return rehearse(module, environment, service, repository);
        }
        BaseImage base =
                lock.apply(base(module), wanted -> builder(module, environment).baseDigest(wanted));
        ImageRequest request = request(module, service, repository, repository, base);
        return environment.isCompose()
                ? builder(module, environment).buildLocal(request, module.localImageState(), Local.engine(run))
                : build(module, environment, request);
    }

    private BuiltImage rehearse(Module module, Environment environment, Service service, String repository)
            throws InterruptedException {
        try (RehearsalRegistry registry =
                RehearsalRegistry.open(run.rehearsalFolder().resolve("registry"))) {
            String pushed = registry.address() + repository.substring(repository.indexOf('/'));
            return build(
                    module,
                    environment,
                    request(
                            module,
                            service,
                            repository,
                            pushed,
                            lock.pin(base(module)).orEmpty()));
        } catch (IOException e) {
            throw SarvanomException.surroundings(
                    Problem.of("the rehearsal's registry could not be opened")
                            .seen(e.toString())
                            .mend("see that the loopback interface is up and that " + run.rehearsalFolder()
                                    + " can be written"),
                    e);
        }
    }

    private BuiltImage build(Module module, Environment environment, ImageRequest request) throws InterruptedException {
        return builder(module, environment).build(request, module.imageState());
    }

    private ImageBuilder builder(Module module, Environment environment) {
        PluginConfiguration configuration = module.settings().configuration();
        String registry = environment.registry().replaceFirst("/.*", "");
        RegistryAccess access = new RegistryAccess(
                configuration.list("image", "insecureRegistries"), run.isOffline(), deadline(configuration));
        return new ImageBuilder(
                log,
                logins.registry(registry, configuration),
                access,
                run.cache().resolve("images"),
                Clock.systemUTC());
    }

    private ImageRequest request(Module module, Service service, String repository, String pushed, BaseImage base) {
        PluginConfiguration configuration = module.settings().configuration();
        String user = configuration.text("image", "user");
        return new ImageRequest(
                service.name(),
                service.version(),
                repository,
                pushed,
                base,
                module.content().read(),
                Optional.ofNullable(configuration.text("service", "mainClass")),
                configuration.list("service", "jvmFlags"),
                service.port(),
                user == null ? USER : user,
                module.content().created(),
                Map.of(
                        "org.opencontainers.image.title", service.name(),
                        "org.opencontainers.image.version", service.version()));
    }

    private BaseImage base(Module module) {
        PluginConfiguration configuration = module.settings().configuration();
        Optional<String> said = run.properties()
                .find("sarvanom.baseImage")
                .map(sourced -> sourced.value())
                .or(() -> Optional.ofNullable(configuration.text("baseImage")));
        BaseImage base = said.map(BaseImage::of).orElseGet(() -> usual(module));
        return new BaseImage(base.reference(), platform(configuration), base.whenUnreachable());
    }

    private static BaseImage usual(Module module) {
        return BaseImages.forJava(JavaRelease.of(module.content().classes())
                .orElse(Runtime.version().feature()));
    }

    private static Duration deadline(PluginConfiguration configuration) {
        String said = configuration.text("image", "timeout");
        try {
            return said == null ? DEADLINE : Duration.parse("PT" + said);
        } catch (DateTimeParseException notDuration) {
            throw unfit("timeout", said, "a length of time: 90s, 5m, 1h30m");
        }
    }

    private static Optional<String> platform(PluginConfiguration configuration) {
        String said = configuration.text("image", "platform");
        if (said != null && !said.matches("[a-z0-9]+/[a-z0-9]+")) {
            throw unfit("platform", said, "os/architecture: linux/arm64");
        }
        return Optional.ofNullable(said);
    }

    private static SarvanomException unfit(String element, String said, String expected) {
        return SarvanomException.user(Problem.of("<image><" + element + "> cannot be understood")
                .seen("seen: " + said)
                .seen("expected: " + expected)
                .mend("correct it in the plugin's configuration"));
    }
}
