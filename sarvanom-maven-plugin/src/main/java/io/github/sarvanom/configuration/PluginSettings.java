package io.github.sarvanom.configuration;

import org.jspecify.annotations.Nullable;

/** What the POM says about the application as a whole; null means that it does not say. */
public record PluginSettings(
        @Nullable String application,
        @Nullable String registry,
        @Nullable String baseImage) {
    public static PluginSettings none() {
        return new PluginSettings(null, null, null);
    }
}
