package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the API server whether it, too, misses what a kubelet misses: the kubelet looks into a cache. Asks for it by name, which needs no
 * right to list Secrets, and brings no others here.
 */
final class Missing {
    private static final Pattern OBJECT = Pattern.compile("(configmap|secret) \"([^\"]+)\" not found");
    private static final Pattern KEY =
            Pattern.compile("couldn't find key (\\S+) in (ConfigMap|Secret) [^/\\s]+/(\\S+)");
    private static final Pattern MOUNTED_KEY =
            Pattern.compile("for volume \"([^\"]+)\" ?: ?.*references non-existent (config|secret) key: (\\S+)");

    private final ClusterReader reader;

    Missing(ClusterReader reader) {
        this.reader = reader;
    }

    /** Whether the message names something, and the API server does not have it either. */
    boolean isConfirmed(String message, LiveObject pod) {
        String namespace = pod.id().namespace();
        Matcher object = OBJECT.matcher(message);
        if (object.find()) {
            return isMissing(kind(object.group(1)), object.group(2), "", namespace);
        }
        Matcher key = KEY.matcher(message);
        if (key.find()) {
            return isMissing(key.group(2), key.group(3), key.group(1), namespace);
        }
        Matcher mounted = MOUNTED_KEY.matcher(message);
        return mounted.find()
                && mountedObject(pod, mounted.group(1), mounted.group(2))
                        .filter(name -> isMissing(kind(mounted.group(2)), name, mounted.group(3), namespace))
                        .isPresent();
    }

    boolean isServiceMissing(String name, String namespace) {
        return isMissing("Service", name, "", namespace);
    }

    /** The Service of that namespace which a host name can only mean: {@code db}, {@code db.namespace}, {@code db.namespace.svc…}. */
    static Optional<String> serviceName(String host, String namespace) {
        String[] labels = host.split("\\.", -1);
        boolean isOurs =
                labels.length == 1 || (labels[1].equals(namespace) && (labels.length == 2 || labels[2].equals("svc")));
        return isOurs && !labels[0].isEmpty() ? Optional.of(labels[0]) : Optional.empty();
    }

    /** @param key empty when the object itself is meant */
    private boolean isMissing(String kind, String name, String key, String namespace) {
        try {
            return reader.find(new ResourceId("v1", kind, namespace, name))
                    .filter(object -> key.isEmpty() || has(object, key))
                    .isEmpty();
        } catch (ClusterException unknown) {
            return false;
        }
    }

    private static boolean has(LiveObject object, String key) {
        return List.of("data", "binaryData").stream()
                .anyMatch(field -> object.at(field) instanceof Map<?, ?> data && data.containsKey(key));
    }

    private static Optional<String> mountedObject(LiveObject pod, String volume, String kind) {
        return pod.maps("spec", "volumes").stream()
                .filter(each -> volume.equals(each.get("name")))
                .map(each -> kind.equals("config") ? each.get("configMap") : each.get("secret"))
                .filter(Map.class::isInstance)
                .map(source -> String.valueOf(((Map<?, ?>) source).get(kind.equals("config") ? "name" : "secretName")))
                .findFirst();
    }

    private static String kind(String word) {
        return word.startsWith("config") ? "ConfigMap" : "Secret";
    }
}
