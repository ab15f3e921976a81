package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;

/** Turns a context of a kubeconfig, or a pod's own account, into the client's configuration; reads no environment variable. */
final class ClientConfig {
    /**
     * After 0.1, 0.2, 0.4 and 0.8 s, or what Retry-After asks for: enough for a server's short pause. The client retries every 5xx, and
     * a manifest with an unknown field is a 500 as well, so more would keep the user waiting for a typing error.
     */
    private static final int RETRIES = 4;

    private ClientConfig() {}

    static Login of(Kubeconfig kubeconfig, String context) {
        Kubeconfig.Entry user = kubeconfig.user(context).orElse(null);
        boolean provider = user != null && user.has("auth-provider");
        Config config = provider ? withProvider(kubeconfig, context) : direct(kubeconfig, context);
        config.setRequestRetryBackoffLimit(RETRIES);
        return new Login("context " + context, kubeconfig.userName(context), kubeconfig.server(context), config);
    }

    static Login inCluster(KubeAccess.InCluster pod) {
        Path token = pod.account().resolve("token");
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(pod.address().toString())
                .withCaCertFile(pod.account().resolve("ca.crt").toString())
                .withOauthTokenProvider(new TokenFile(token))
                .withRequestRetryBackoffLimit(RETRIES)
                .build();
        return new Login("this pod's service account", "", pod.address().toString(), config);
    }

    static Login embedded() {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://rehearsal")
                .withOnlyHttpWatches(true)
                .build();
        return new Login("the rehearsal", "", "http://rehearsal", config);
    }

    /** OpenID Connect's refresh, which the client knows. */
    private static Config withProvider(Kubeconfig kubeconfig, String context) {
        Config config = Config.empty();
        KubeConfigUtils.merge(
                config,
                context,
                kubeconfig.files().stream()
                        .map(Path::toFile)
                        .map((File file) -> KubeConfigUtils.parseConfig(file))
                        .toArray(io.fabric8.kubernetes.api.model.Config[]::new));
        return config;
    }

    private static Config direct(Kubeconfig kubeconfig, String context) {
        ConfigBuilder builder = new ConfigBuilder(Config.empty());
        kubeconfig.cluster(context).ifPresent(cluster -> trust(builder, cluster));
        kubeconfig.user(context).ifPresent(user -> identify(builder, user));
        return builder.build();
    }

    private static void trust(ConfigBuilder builder, Kubeconfig.Entry cluster) {
        boolean anything = Boolean.parseBoolean(cluster.text("insecure-skip-tls-verify"));
        builder.withMasterUrl(cluster.text("server"))
                .withCaCertFile(cluster.pathOrNull("certificate-authority"))
                .withCaCertData(cluster.textOrNull("certificate-authority-data"))
                .withTlsServerName(cluster.textOrNull("tls-server-name"))
                .withTrustCerts(anything)
                .withDisableHostnameVerification(anything);
        if (cluster.has("proxy-url")) {
            builder.withHttpProxy(cluster.text("proxy-url")).withHttpsProxy(cluster.text("proxy-url"));
        }
    }

    private static void identify(ConfigBuilder builder, Kubeconfig.Entry user) {
        String keyFile = user.pathOrNull("client-key");
        String keyData = user.textOrNull("client-key-data");
        builder.withClientCertFile(user.pathOrNull("client-certificate"))
                .withClientCertData(user.textOrNull("client-certificate-data"))
                .withClientKeyFile(keyFile)
                .withClientKeyData(keyData)
                .withUsername(user.textOrNull("username"))
                .withPassword(user.textOrNull("password"))
                .withImpersonateUsername(user.textOrNull("as"))
                .withImpersonateGroups(user.texts("as-groups"));
        if (keyFile != null || keyData != null) {
            builder.withClientKeyAlgo(Config.getKeyAlgorithm(keyFile, keyData));
        }
        user.below("exec").ifPresent(exec -> identify(builder, new CredentialPlugin(exec, Clock.systemUTC())));
        String tokenFile = user.pathOrNull("tokenFile");
        if (tokenFile != null) {
            builder.withOauthTokenProvider(new TokenFile(Path.of(tokenFile)));
        } else if (user.has("token")) {
            builder.withOauthToken(user.text("token"));
        }
    }

    private static void identify(ConfigBuilder builder, CredentialPlugin plugin) {
        CredentialPlugin.Credentials credentials = plugin.credentials();
        if (!credentials.token().isEmpty()) {
            builder.withOauthTokenProvider(plugin);
        }
        if (!credentials.key().isEmpty()) {
            builder.withClientCertData(base64(credentials.certificate()))
                    .withClientKeyData(base64(credentials.key()))
                    .withClientKeyAlgo(Config.getKeyAlgorithm(null, base64(credentials.key())));
        }
    }

    /** The protocol hands out PEM text; the configuration wants it as a kubeconfig has it. */
    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    }
}
