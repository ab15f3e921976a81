package io.github.sarvanom.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the POM says in {@code <environment>}, profiles merged in by Maven; null means that it does not say.
 *
 * @param kind {@code kubernetes}, {@code compose} or {@code rehearsal}
 * @param cluster {@code rehearsal}, an address or a context's name
 * @param timeout the longest a rollout may take, {@code 5m} for example
 * @param secretsDirectory a folder with a file a secret
 * @param config environment variable to value; empty for an empty element, with <code>${…}</code> where Maven could not fill in
 * @param secrets names only
 * @param stores in the POM's order
 */
public record EnvironmentSettings(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String namespace,
        @Nullable String cluster,
        @Nullable String kubeconfig,
        @Nullable String replicas,
        @Nullable String timeout,
        @Nullable String secretsDirectory,
        Map<String, String> config,
        List<String> secrets,
        List<StoreSettings> stores) {
    public EnvironmentSettings {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        secrets = List.copyOf(secrets);
        stores = List.copyOf(stores);
    }

    public static EnvironmentSettings none() {
        return new EnvironmentSettings(null, null, null, null, null, null, null, null, Map.of(), List.of(), List.of());
    }
}
