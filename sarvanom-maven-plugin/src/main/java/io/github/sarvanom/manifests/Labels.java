package io.github.sarvanom.manifests;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels of generated objects.
 *
 * <p>The selector is {@code app: <service>} and nothing else. A Deployment's selector can never be changed, so it must hold
 * nothing that changes (a version, a digest, a hash); and it is the selector of the Deployments that {@code kubectl apply} left
 * on the clusters which this plugin meets, so those can be taken over without a replacement. A namespace holds one environment
 * of one application, which makes the service's name unique in it.
 *
 * <p>A pod carries no version label: a version that changes with every commit would roll services whose image did not change.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">recommended labels</a>
 */
final class Labels {
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String SARVANOM = "sarvanom";

    private static final String APP = "app";
    private static final String NAME = "app.kubernetes.io/name";
    private static final String PART_OF = "app.kubernetes.io/part-of";
    private static final String VERSION = "app.kubernetes.io/version";
    private static final int LONGEST_VALUE = 63;

    private Labels() {}

    static Map<String, String> selector(Service service) {
        return Map.of(APP, service.name());
    }

    static SortedMap<String, String> ofPod(Environment environment, Service service) {
        SortedMap<String, String> labels = new TreeMap<>(selector(service));
        labels.put(NAME, service.name());
        labels.put(PART_OF, environment.application());
        labels.put(MANAGED_BY, SARVANOM);
        return labels;
    }

    static SortedMap<String, String> of(Environment environment, Service service) {
        SortedMap<String, String> labels = ofPod(environment, service);
        String version = value(service.version());
        if (!version.isEmpty()) {
            labels.put(VERSION, version);
        }
        return labels;
    }

    /** Of objects that all services share. */
    static SortedMap<String, String> shared(Environment environment) {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put(APP, environment.application());
        labels.put(PART_OF, environment.application());
        labels.put(MANAGED_BY, SARVANOM);
        return labels;
    }

    /** The nearest valid label value: at most 63 letters, digits, dots, dashes and underscores, framed by letters or digits. */
    static String value(String text) {
        String allowed = text.replaceAll("[^A-Za-z0-9._-]", "_");
        String cut = allowed.substring(0, Math.min(LONGEST_VALUE, allowed.length()));
        return cut.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    }
}
