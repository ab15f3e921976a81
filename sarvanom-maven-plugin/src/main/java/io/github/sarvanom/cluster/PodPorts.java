package io.github.sarvanom.cluster;

/**
 * Ways from this machine to ports of pods, through the API server (Kubernetes, "Use Port Forwarding to Access Applications in a
 * Cluster"). Needs the right to {@code create} {@code pods/portforward}; older servers ask for {@code get}. Safe for use by many threads.
 */
public interface PodPorts {

    /**
     * Opens a way: whoever connects to its local port talks to the pod's.
     *
     * @throws ClusterException when this machine gives no local port; whether the pod answers shows with the first connection
     */
    Forward forward(PodPort port);

    /**
     * A port of a pod.
     *
     * @param port that of a process in it, 1 to 65535; it need not be declared
     */
    record PodPort(String namespace, String pod, int port) {}

    /** A way under way: on loopback alone, for any number of connections, until closed. */
    interface Forward extends AutoCloseable {
        int localPort();

        /**
         * What went wrong with the last connection that failed, in the words of the cluster; empty while none did.
         *
         * @throws ClusterException when the right to such connections is missing, with the rules that would grant it
         */
        String complaint();

        @Override
        void close();
    }
}
