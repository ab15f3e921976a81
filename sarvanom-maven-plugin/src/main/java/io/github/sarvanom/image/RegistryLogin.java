package io.github.sarvanom.image;

/**
 * Who to be at a registry.
 *
 * @param password never shown: {@link #toString()} leaves it out
 * @param origin where it was found, for a person: {@code server registry.example.com in settings.xml}
 */
public record RegistryLogin(String username, String password, String origin) {
    @Override
    public String toString() {
        return "login from " + origin;
    }
}
