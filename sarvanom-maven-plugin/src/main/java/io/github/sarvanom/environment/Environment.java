package io.github.sarvanom.environment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One place that an application is deployed to. Complete and valid once constructed.
 *
 * @param application name of the whole; prefix of the shared objects' names
 * @param name {@code staging}, say; the Maven profile's id by convention
 * @param registry where images go, host and path: {@code registry.example.com/sarvanom}
 * @param config what becomes the shared ConfigMap; no value here is a credential
 * @param secrets what becomes the shared Secret
 * @param stores what its services keep data in, in the POM's order
 * @param deadline the longest a rollout may take; empty means derived from the probes
 */
public record Environment(
        String application,
        String name,
        String namespace,
        ClusterTarget cluster,
        String registry,
        SortedMap<String, String> config,
        SecretValues secrets,
        List<BackingStore> stores,
        Optional<Duration> deadline) {
    public Environment {
        config = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(config));
        stores = List.copyOf(stores);
    }

    /** The specification's name for the one ConfigMap of an application. */
    public String configName() {
        return application + "-config";
    }

    /** The specification's name for the one Secret of an application. */
    public String secretName() {
        return application + "-secrets";
    }

    /** Whether it runs as containers on this machine, and no cluster is asked for anything. */
    public boolean isCompose() {
        return cluster instanceof ClusterTarget.Compose;
    }

    public boolean isRehearsal() {
        return cluster instanceof ClusterTarget.Rehearsal;
    }
}
