package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.Config;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Suggestion;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the way into the cluster that an environment is pinned to, and refuses every other. */
final class LoginChoice {
    private final KubeAccess access;

    LoginChoice(KubeAccess access) {
        this.access = access;
    }

    Login context(ClusterTarget.Context target) {
        Kubeconfig kubeconfig = kubeconfig(target.kubeconfig(), target.said());
        if (!kubeconfig.hasContext(target.name())) {
            throw SarvanomException.user(noContext(kubeconfig, target.name()));
        }
        if (kubeconfig.server(target.name()).isEmpty()) {
            throw SarvanomException.user(Problem.of("context " + target.name() + " names no server")
                    .seen("read: " + names(kubeconfig))
                    .mend("give the context's cluster a server in the kubeconfig"));
        }
        if (address(kubeconfig.server(target.name())).isEmpty()) {
            throw SarvanomException.user(Problem.of("context " + target.name() + " names a server that is no address")
                    .seen("seen: " + kubeconfig.server(target.name()))
                    .seen("expected: https://host:port")
                    .seen("read: " + names(kubeconfig))
                    .mend("correct the server of the context's cluster in the kubeconfig"));
        }
        return throughProxy(ClientConfig.of(kubeconfig, target.name()));
    }

    Login server(ClusterTarget.Server target) {
        List<Path> files = files(target.kubeconfig());
        Optional<Kubeconfig> kubeconfig = Kubeconfig.read(files);
        if (kubeconfig.isEmpty() && access.inCluster().isPresent()) {
            KubeAccess.InCluster pod = access.inCluster().get();
            if (same(pod.address(), target.address())) {
                return ClientConfig.inCluster(pod);
            }
        }
        Kubeconfig there = kubeconfig.orElseThrow(() -> noFile(files, target.said()));
        String current = there.currentContext();
        if (!isAt(there, current, target.address())) {
            throw SarvanomException.user(elsewhere(there, target));
        }
        return throughProxy(ClientConfig.of(there, current));
    }

    /** As kubectl does: the cluster's own proxy first, the machine's otherwise, none for loopback. */
    private Login throughProxy(Login login) {
        Config config = login.config();
        access.proxy()
                .filter(proxy -> config.getHttpsProxy() == null && !isExcept(login, proxy))
                .ifPresent(proxy -> {
                    config.setHttpsProxy(proxy.address());
                    config.setNoProxy(proxy.except().toArray(String[]::new));
                });
        return login;
    }

    private static boolean isExcept(Login login, KubeAccess.Proxy proxy) {
        String host = String.valueOf(URI.create(login.address()).getHost());
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || proxy.except().contains("*");
    }

    private static Problem noContext(Kubeconfig kubeconfig, String name) {
        List<String> names = kubeconfig.contextNames();
        Problem problem = Problem.of("the kubeconfig has no context " + name)
                .seen("contexts there: " + (names.isEmpty() ? "none" : String.join(", ", names)))
                .seen("read: " + names(kubeconfig));
        return Suggestion.nearest(name, names)
                .map(similar -> problem.mend("did you mean <cluster>" + similar + "</cluster>?"))
                .orElseGet(() -> problem.mend("name one of them in <cluster>, or add the context to the kubeconfig"));
    }

    private static Problem elsewhere(Kubeconfig kubeconfig, ClusterTarget.Server target) {
        String current = kubeconfig.currentContext();
        List<String> matching = kubeconfig.contextNames().stream()
                .filter(name -> isAt(kubeconfig, name, target.address()))
                .toList();
        Problem problem = Problem.of("the kubeconfig points at another cluster than the environment is pinned to")
                .seen("expected: " + target.address())
                .seen("seen: "
                        + (current.isEmpty()
                                ? "no current context"
                                : kubeconfig.server(current) + " (current context " + current + ")"))
                .seen("read: " + names(kubeconfig));
        return matching.isEmpty()
                ? problem.mend("add a context for " + target.address() + " to the kubeconfig, or correct <cluster>")
                : problem.mend("kubectl config use-context " + matching.get(0) + ", or pin <cluster>" + matching.get(0)
                        + "</cluster>");
    }

    private static boolean isAt(Kubeconfig kubeconfig, String context, URI address) {
        return address(kubeconfig.server(context))
                .filter(server -> same(server, address))
                .isPresent();
    }

    /** Empty when the text is no address with a scheme and a host: other contexts of the file may hold anything. */
    private static Optional<URI> address(String server) {
        try {
            return Optional.of(new URI(server)).filter(uri -> uri.getScheme() != null && uri.getHost() != null);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean same(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && String.valueOf(one.getHost()).equalsIgnoreCase(String.valueOf(other.getHost()))
                && port(one) == port(other)
                && path(one).equals(path(other));
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }

    private static String path(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private Kubeconfig kubeconfig(Optional<Path> given, String wanted) {
        List<Path> files = files(given);
        return Kubeconfig.read(files).orElseThrow(() -> noFile(files, wanted));
    }

    private List<Path> files(Optional<Path> given) {
        return given.map(List::of).orElse(access.kubeconfigs());
    }

    private static SarvanomException noFile(List<Path> files, String wanted) {
        return SarvanomException.user(Problem.of("there is no kubeconfig, so cluster " + wanted + " cannot be reached")
                .seen("looked for: " + joined(files))
                .mend("name the file in KUBECONFIG, or try -Dsarvanom.cluster=rehearsal, which needs no cluster"));
    }

    private static String names(Kubeconfig kubeconfig) {
        return joined(kubeconfig.files());
    }

    private static String joined(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
