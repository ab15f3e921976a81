package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ResourceId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the releases of one application in one environment are recorded: ConfigMaps in the environment's own namespace, and the Lease
 * that lets one run write at a time. They carry no ApplySet label, so nothing prunes them.
 */
public record Ledger(String application, String environment, String namespace) {
    /** Label that all of our bookkeeping carries, and nothing that a user made. */
    static final String RECORD = ClusterReader.BOOKKEEPING;

    static final String REVISION = "sarvanom.github.io/revision";
    static final String OUTCOME = "sarvanom.github.io/outcome";

    /** What an object of the bookkeeping holds. */
    enum Part {
        HEAD,
        CONTENT,
        LOCK,
        SECRET;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Ledger of(Environment environment) {
        return new Ledger(environment.application(), environment.name(), environment.namespace());
    }

    /** The one object that says who may write now. */
    public ResourceId lease() {
        return new ResourceId("coordination.k8s.io/v1", "Lease", namespace, "sarvanom-" + application);
    }

    ResourceId head(long revision) {
        return configMap("sarvanom-release-" + application + "-" + revision);
    }

    /** @param number from 0 */
    ResourceId chunk(long revision, int number) {
        return configMap("sarvanom-release-" + application + "-" + revision + "-" + number);
    }

    /** What was seen of a release when it failed. */
    ResourceId evidence(long revision, int number) {
        return configMap("sarvanom-release-" + application + "-" + revision + "-evidence-" + number);
    }

    ResourceId secretVersion(String secret, String version) {
        return secretVersion(secret + "-v" + version);
    }

    ResourceId secretVersion(String name) {
        return new ResourceId("v1", "Secret", namespace, name);
    }

    String selector(Part part) {
        return RECORD + "=" + part.label() + ",app.kubernetes.io/part-of=" + application;
    }

    /** A label value may hold no spaces. */
    Map<String, String> labels(Part part) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("app.kubernetes.io/managed-by", "sarvanom");
        labels.put("app.kubernetes.io/part-of", application);
        labels.put("sarvanom.github.io/environment", environment.replaceAll("[^A-Za-z0-9._-]", "_"));
        labels.put(RECORD, part.label());
        return labels;
    }

    /** The beginning of an object, to be filled. */
    Map<String, Object> object(ResourceId id, Map<String, String> labels, Optional<String> version) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", id.name());
        metadata.put("namespace", id.namespace());
        metadata.put("labels", labels);
        version.ifPresent(seen -> metadata.put("resourceVersion", seen));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", id.apiVersion());
        object.put("kind", id.kind());
        object.put("metadata", metadata);
        return object;
    }

    private ResourceId configMap(String name) {
        return new ResourceId("v1", "ConfigMap", namespace, name);
    }
}
