package io.github.sarvanom.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a module's POM says in {@code <service>}; null means that it does not say.
 *
 * @param config as in {@link EnvironmentSettings}, for this service alone
 * @param dependsOn names of services and stores that it calls
 */
public record ServiceSettings(
        @Nullable String name,
        @Nullable String port,
        @Nullable String health,
        @Nullable String replicas,
        @Nullable String requestsCpu,
        @Nullable String requestsMemory,
        @Nullable String limitsCpu,
        @Nullable String limitsMemory,
        @Nullable String mainClass,
        Map<String, String> config,
        List<String> dependsOn,
        List<String> jvmFlags) {
    public ServiceSettings {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        dependsOn = List.copyOf(dependsOn);
        jvmFlags = List.copyOf(jvmFlags);
    }

    public static ServiceSettings none() {
        return new ServiceSettings(
                null, null, null, null, null, null, null, null, null, Map.of(), List.of(), List.of());
    }
}
