package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.http.HttpClient;

/** An API server inside this JVM; the cluster's client talks to it through the transport that it hands out. */
public interface EmbeddedServer {

    /** Makes clients whose requests this server answers, without a socket. */
    HttpClient.Factory transport();
}
