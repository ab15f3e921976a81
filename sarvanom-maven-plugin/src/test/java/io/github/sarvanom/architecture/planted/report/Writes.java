package io.github.sarvanom.architecture.planted.report;

/** Planted: somebody who writes to the cluster, and sees its client and Maven. */
final class Writes {
    io.fabric8.kubernetes.client.KubernetesClient client;
    org.apache.maven.project.MavenProject project;

    void write(io.github.sarvanom.cluster.ClusterWriter writer) {
        writer.toString();
    }
}
