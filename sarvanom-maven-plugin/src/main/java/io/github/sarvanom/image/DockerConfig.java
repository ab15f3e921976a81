package io.github.sarvanom.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code docker login} or {@code podman login} left behind, credential helpers named there included. */
public final class DockerConfig implements CredentialSource {
    private final Path file;

    /** @param file need not exist */
    public DockerConfig(Path file) {
        this.file = file;
    }

    /**
     * Where such files are: {@code $DOCKER_CONFIG/config.json}, else {@code ~/.docker/config.json}; then Podman's
     * {@code $REGISTRY_AUTH_FILE} and {@code $XDG_RUNTIME_DIR/containers/auth.json}.
     */
    public static List<CredentialSource> standard(Map<String, String> environment, Path home) {
        List<CredentialSource> configs = new ArrayList<>();
        Path docker = set(environment, "DOCKER_CONFIG").orElse(home.resolve(".docker"));
        configs.add(new DockerConfig(docker.resolve("config.json")));
        set(environment, "REGISTRY_AUTH_FILE").map(DockerConfig::new).ifPresent(configs::add);
        set(environment, "XDG_RUNTIME_DIR")
                .map(folder -> new DockerConfig(folder.resolve("containers/auth.json")))
                .ifPresent(configs::add);
        return configs;
    }

    @Override
    public String origin() {
        return file.toString();
    }

    @Override
    public Optional<RegistryLogin> login(String registry) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ImageReference anyImage = ImageReference.of(registry, "any", "any");
        try {
            return CredentialRetrieverFactory.forImage(anyImage, ignored -> {})
                    .dockerConfig(file)
                    .retrieve()
                    .map(this::login);
        } catch (CredentialRetrievalException | IllegalArgumentException e) {
            throw new SarvanomException(
                    io.github.sarvanom.problem.Blame.USER,
                    List.of(Problem.of("the login to " + registry + " can't be read")
                            .at(Source.file(file.toString(), 0))
                            .mend("write the file anew: docker login " + registry)),
                    e);
        }
    }

    private RegistryLogin login(Credential credential) {
        return new RegistryLogin(credential.getUsername(), credential.getPassword(), origin());
    }

    private static Optional<Path> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }
}
