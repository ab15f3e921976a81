package io.github.sarvanom.environment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One module that becomes one image and runs in an environment. Complete and valid once constructed.
 *
 * @param name object name and container name; a DNS label
 * @param version of the module; a label, never part of a selector
 * @param port the container's HTTP port, 1 to 65535
 * @param health path that the three probes ask, starting with a slash
 * @param replicas zero or more
 * @param config environment variables of this service alone, beside the shared ConfigMap
 * @param dependencies names of services and stores that it calls
 * @param basedir the module's folder; overlays lie in its {@code src/main/sarvanom}
 */
public record Service(
        String name,
        String version,
        int port,
        String health,
        int replicas,
        Resources requests,
        Resources limits,
        SortedMap<String, String> config,
        List<String> dependencies,
        Path basedir) {
    public Service {
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
        dependencies = List.copyOf(dependencies);
    }
}
