package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.ImageMaking;
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
import java.util.Map;
import java.util.Optional;

/** Builds the image of one module, in the registry of its environment. */
final class Images {
    private final Run run;
    private final Logins logins;
    private final ImageLog log;
    private final ImageMaking making;
    private final BaseLock lock;

    Images(Run run, Logins logins, ImageLog log, ImageMaking making) {
        this.run = run;
        this.logins = logins;
        this.log = log;
        this.making = making;
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
                configuration.list("image", "insecureRegistries"), run.isOffline(), making.deadline());
        return new ImageBuilder(
                log,
                logins.registry(registry, configuration),
                access,
                run.cache().resolve("images"),
                Clock.systemUTC());
    }

    private ImageRequest request(Module module, Service service, String repository, String pushed, BaseImage base) {
        PluginConfiguration configuration = module.settings().configuration();
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
                making.user(),
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
        return new BaseImage(base.reference(), making.platform(), base.whenUnreachable());
    }

    private static BaseImage usual(Module module) {
        return BaseImages.forJava(JavaRelease.of(module.content().classes())
                .orElse(Runtime.version().feature()));
    }
}
