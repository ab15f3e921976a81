package io.github.sarvanom.image;

import java.util.List;
import java.util.Optional;

/** All places where a login may be written down, the first that knows a registry wins. */
public final class RegistryCredentials {
    private final List<CredentialSource> sources;

    /**
     * Asks nobody yet.
     *
     * @param sources in the order they are asked; each is asked only when those before it know nothing
     */
    public RegistryCredentials(List<CredentialSource> sources) {
        this.sources = List.copyOf(sources);
    }

    Optional<RegistryLogin> login(String registry) {
        for (CredentialSource source : sources) {
            Optional<RegistryLogin> login = source.login(registry);
            if (login.isPresent()) {
                return login;
            }
        }
        return Optional.empty();
    }

    /** What a person must know after a refusal: every place in order, and which one's login was used. Holds no value. */
    List<String> story(String registry) {
        Optional<String> used = login(registry).map(RegistryLogin::origin);
        return sources.stream().map(source -> line(source, registry, used)).toList();
    }

    private static String line(CredentialSource source, String registry, Optional<String> used) {
        Optional<String> origin = source.login(registry).map(RegistryLogin::origin);
        if (origin.isEmpty()) {
            return source.origin() + ": nothing for " + registry;
        }
        return source.origin() + (origin.equals(used) ? ": used" : ": found, but an earlier one was used");
    }
}
