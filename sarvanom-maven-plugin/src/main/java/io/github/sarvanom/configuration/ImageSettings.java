package io.github.sarvanom.configuration;

import org.jspecify.annotations.Nullable;

/** What a module's POM says in {@code <image>} of how its image is made; null means that it does not say. */
public record ImageSettings(
        @Nullable String platform,
        @Nullable String user,
        @Nullable String timeout) {
    public static ImageSettings none() {
        return new ImageSettings(null, null, null);
    }
}
