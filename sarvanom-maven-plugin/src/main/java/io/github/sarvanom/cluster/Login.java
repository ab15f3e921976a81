package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.Config;

/**
 * One way into one API server.
 *
 * @param name how a person calls it: {@code context staging}
 * @param user the kubeconfig's name of the user; empty when it has none
 * @param address the server's, without a slash at its end
 */
record Login(String name, String user, String address, Config config) {
    Login {
        address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    @Override
    public String toString() {
        return name + " at " + address;
    }
}
