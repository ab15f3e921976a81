package io.github.sarvanom.image;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How registries may be talked to. Decides no byte of an image.
 *
 * @param insecureRegistries registries, as {@code host} or {@code host:port}, that the user declared to speak plain http
 * @param offline whether only loopback may be talked to; the base then comes from the cache
 * @param deadline for building and pushing one image, all in all
 */
public record RegistryAccess(List<String> insecureRegistries, boolean offline, Duration deadline) {
    public RegistryAccess {
        insecureRegistries = List.copyOf(insecureRegistries);
    }

    /** Whether plain http will do for a registry ({@code host} or {@code host:port}): loopback, or declared so. */
    boolean permitsPlainHttp(String registry) {
        return isLoopback(registry)
                || insecureRegistries.contains(registry)
                || insecureRegistries.contains(hostOf(registry));
    }

    static boolean isLoopback(String registry) {
        String host = hostOf(registry).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static String hostOf(String registry) {
        return registry.replaceFirst(":\\d+$", "");
    }
}
