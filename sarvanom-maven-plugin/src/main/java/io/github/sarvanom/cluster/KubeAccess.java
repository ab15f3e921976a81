package io.github.sarvanom.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where this machine keeps its ways into clusters, as the Maven edge found them.
 *
 * @param kubeconfigs the files of {@code KUBECONFIG} in their order, or {@code ~/.kube/config}; files that are not there are passed over
 * @param inCluster how a process inside a pod reaches its own API server; empty outside of pods
 * @param proxy what HTTPS traffic goes through; a kubeconfig's {@code proxy-url} beats it
 */
public record KubeAccess(List<Path> kubeconfigs, Optional<InCluster> inCluster, Optional<Proxy> proxy) {
    public KubeAccess {
        kubeconfigs = List.copyOf(kubeconfigs);
    }

    /** Nothing but the given files. */
    public static KubeAccess files(Path... kubeconfigs) {
        return new KubeAccess(List.of(kubeconfigs), Optional.empty(), Optional.empty());
    }

    /**
     * A web proxy of this machine.
     *
     * @param address for example {@code http://proxy.example.com:3128}, from {@code HTTPS_PROXY}
     * @param except hosts, domains and networks that are reached without it, from {@code NO_PROXY}; loopback is in any case
     */
    public record Proxy(String address, List<String> except) {
        public Proxy {
            except = List.copyOf(except);
        }
    }

    /**
     * What the kubelet puts into a pod.
     *
     * @param address from {@code KUBERNETES_SERVICE_HOST} and {@code KUBERNETES_SERVICE_PORT}
     * @param account the folder with {@code token} and {@code ca.crt}
     */
    public record InCluster(URI address, Path account) {}
}
