package io.github.sarvanom.testbed;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The real cluster that the suites named {@code …IT} run against, as system properties describe it: {@code
 * sarvanom.testbed.kubeconfig} (a file of an administrator), {@code .registry} (host:port, plain http) and {@code .baseImage} (a
 * reference in that registry). The build adds {@code .root}, {@code .maven} and {@code .repository}.
 */
public final class Testbed implements AutoCloseable {
    private static final String PREFIX = "sarvanom.testbed.";

    private final Path kubeconfig;
    private final KubernetesClient client;

    private Testbed(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
        this.client = clientOf(kubeconfig);
    }

    /** The configured test bed; skips the calling test, with the reason, when there is none. The caller closes it. */
    public static Testbed require() {
        return new Testbed(Path.of(property("kubeconfig")));
    }

    /** A client with all rights; closed with the test bed. */
    public KubernetesClient client() {
        return client;
    }

    /** The administrator's kubeconfig. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** The kubeconfig of one of the eight users who have no right until a test grants it: {@code user1} and so on. */
    public Path kubeconfigOf(String name) {
        return kubeconfig.resolveSibling(name + ".kubeconfig");
    }

    /** A client with the rights of that user; the caller closes it. */
    public KubernetesClient clientOf(String name) {
        return clientOf(kubeconfigOf(name));
    }

    /** Host and port of a registry that speaks plain http on loopback, and that the cluster's nodes pull from. */
    public String registry() {
        return property("registry");
    }

    /** A Java base image in {@link #registry()}. */
    public String baseImage() {
        return property("baseImage");
    }

    /** What the API server was asked to write. */
    public AuditLog auditLog() {
        return new AuditLog(kubeconfig.resolveSibling("log/audit.log"), client);
    }

    /** The root of the checkout, where {@code src/it} is. */
    public Path root() {
        return Path.of(property("root")).toAbsolutePath().normalize();
    }

    /** The Maven that runs this build: its folder with {@code bin/mvn}. */
    public Path mavenHome() {
        return Path.of(property("maven"));
    }

    /** The local repository of this build, which holds the plugin under test. */
    public Path localRepository() {
        return Path.of(property("repository"));
    }

    /** A name that nobody else uses; the namespace itself does not exist yet. The caller closes it. */
    public FreshNamespace freshNamespace() {
        return FreshNamespace.of(client);
    }

    @Override
    public void close() {
        client.close();
    }

    private static KubernetesClient clientOf(Path kubeconfig) {
        try {
            Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
            return new KubernetesClientBuilder().withConfig(config).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(PREFIX + name, "");
        Assumptions.assumeFalse(
                value.isEmpty(), () -> PREFIX + name + " is not set: see \"The test bed\" in CONTRIBUTING.md");
        return value;
    }
}
