package io.github.sarvanom.cluster;

/**
 * Which API server answers.
 *
 * @param address as in the kubeconfig, or {@code rehearsal}
 * @param version for example {@code v1.34.4}
 */
public record ServerInfo(String address, String version) {}
