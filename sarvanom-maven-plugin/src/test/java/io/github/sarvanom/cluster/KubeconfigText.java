package io.github.sarvanom.cluster;

/** Kubeconfigs as tests need them. */
final class KubeconfigText {
    private KubeconfigText() {}

    /** One context, its cluster and its user, all of that name; the context is the current one. */
    static String of(String name, String server, String user) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: %1$s, cluster: {server: "%2$s"}}]
                users: [{name: %1$s-user, user: %3$s}]
                contexts: [{name: %1$s, context: {cluster: %1$s, user: %1$s-user}}]
                current-context: %1$s
                """.formatted(name, server, user);
    }
}
