package io.github.sarvanom.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Where an object lives in the API. Kinds of Kubernetes itself are known without a question; any other kind is looked up once
 * in the server's discovery document.
 */
final class ApiPaths {
    private static final Set<String> OWN_GROUPS = Set.of(
            "",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apps",
            "authorization.k8s.io",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private static final String STATUS = "/status";

    private final Function<String, Optional<Map<String, Object>>> discovery;
    private final Map<String, Map<String, String>> discovered = new ConcurrentHashMap<>();

    /** @param discovery answers a path ({@code /apis/group/version}) with the server's document; empty when there is none */
    ApiPaths(Function<String, Optional<Map<String, Object>>> discovery) {
        this.discovery = discovery;
    }

    /** {@code deployments}; empty when the server knows no such kind. */
    Optional<String> plural(String apiVersion, String kind) {
        if (OWN_GROUPS.contains(group(apiVersion))) {
            return Optional.of(regular(kind));
        }
        String known = discovered.getOrDefault(apiVersion, Map.of()).get(kind);
        return known != null ? Optional.of(known) : discover(apiVersion, kind);
    }

    /** Whether the server's discovery document names a subresource {@code status} of that kind. */
    boolean hasStatus(String apiVersion, String kind) {
        return plural(apiVersion, kind)
                .map(plural -> discovered.getOrDefault(apiVersion, Map.of()).containsValue(plural + STATUS))
                .orElse(false);
    }

    /** {@code /apis/apps/v1/namespaces/staging/deployments}; an empty namespace means the whole cluster. */
    static String collection(String apiVersion, String plural, String namespace) {
        return root(apiVersion) + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural;
    }

    /** {@code apps} of {@code apps/v1}; empty for the core group. */
    static String group(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    private Optional<String> discover(String apiVersion, String kind) {
        Map<String, String> kinds = new ConcurrentHashMap<>();
        discovery.apply(root(apiVersion)).ifPresent(document -> {
            if (document.get("resources") instanceof List<?> resources) {
                resources.forEach(resource -> note((Map<?, ?>) resource, kinds));
            }
        });
        discovered.put(apiVersion, kinds);
        return Optional.ofNullable(kinds.get(kind));
    }

    private static void note(Map<?, ?> resource, Map<String, String> kinds) {
        String name = String.valueOf(resource.get("name"));
        String kind = String.valueOf(resource.get("kind"));
        if (!name.contains("/")) {
            kinds.put(kind, name);
        } else if (name.endsWith(STATUS)) {
            kinds.put(kind + STATUS, name);
        }
    }

    private static String root(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }

    private static String regular(String kind) {
        String singular = kind.toLowerCase(Locale.ROOT);
        if (singular.equals("endpoints")) {
            return singular;
        }
        if (singular.endsWith("s")) {
            return singular + "es";
        }
        return singular.endsWith("cy") ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
    }
}
