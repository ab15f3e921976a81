package io.github.sarvanom.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which cluster: the word {@code rehearsal}, an API server's address, or the name of a kubeconfig's context. */
record ClusterForm(Path rehearsalFolder, Optional<Path> kubeconfig) implements Form<ClusterTarget> {
    @Override
    public ClusterTarget read(String text) throws Unfit {
        if (text.equalsIgnoreCase("rehearsal")) {
            return new ClusterTarget.Rehearsal(rehearsalFolder);
        }
        return text.contains("://") ? server(text) : context(text);
    }

    /** Clear text is for a test's API server on this machine: it would send the token to whoever listens. */
    private ClusterTarget server(String text) throws Unfit {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean allowed = scheme.equals("https") || (scheme.equals("http") && isLoopback(address.getHost()));
            if (allowed && address.getHost() != null && address.getUserInfo() == null) {
                return new ClusterTarget.Server(address, kubeconfig);
            }
        } catch (URISyntaxException notAnAddress) {
            // Told below.
        }
        throw Unfit.expected("https://host:port (http:// only for this machine itself), without user and password");
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && host.matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
    }

    private ClusterTarget context(String text) throws Unfit {
        if (text.matches("\\S(.*\\S)?")) {
            return new ClusterTarget.Context(text, kubeconfig);
        }
        throw Unfit.expected("a context's name, an address or the word rehearsal");
    }

    @Override
    public String noun() {
        return "a cluster";
    }

    @Override
    public String example() {
        return "https://cluster.example.com:6443";
    }
}
