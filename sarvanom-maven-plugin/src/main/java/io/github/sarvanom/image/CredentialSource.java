package io.github.sarvanom.image;

import java.util.Optional;

/** One place where the login to a registry may be written down. */
public interface CredentialSource {
    /** For a person: {@code <registryUsername> in the plugin's configuration}. */
    String origin();

    /**
     * Looks the registry up; called again after a refusal, so it must not ask a person.
     *
     * @param registry {@code host} or {@code host:port}
     * @return empty when this place knows nothing of that registry
     */
    Optional<RegistryLogin> login(String registry);
}
