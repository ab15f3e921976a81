package io.github.sarvanom.image;

import java.util.Optional;

/**
 * A login that the Maven edge has already read: from the configuration, {@code settings.xml} or the environment.
 *
 * @param registry the one registry it is meant for, {@code host} or {@code host:port}; it is sent to no other
 * @param username empty when nothing was written there, which then is still listed as looked at
 */
public record KnownLogin(String origin, String registry, String username, String password) implements CredentialSource {
    @Override
    public Optional<RegistryLogin> login(String asked) {
        boolean known = registry.equals(asked) && !username.isEmpty() && !password.isEmpty();
        return known ? Optional.of(new RegistryLogin(username, password, origin)) : Optional.empty();
    }

    @Override
    public String toString() {
        return origin;
    }
}
