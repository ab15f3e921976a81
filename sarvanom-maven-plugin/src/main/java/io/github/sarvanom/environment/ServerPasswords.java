package io.github.sarvanom.environment;

import java.util.Optional;

/** The servers of {@code settings.xml}. */
@FunctionalInterface
public interface ServerPasswords {
    /** The decrypted password of the server with this id; empty when there is no such server or it has none. */
    Optional<String> of(String serverId);
}
