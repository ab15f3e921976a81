package io.github.sarvanom.architecture.planted.plan;

/** Planted: a comparison that asks a server, and what time it is. */
final class ComparesAndAsks {
    java.time.Clock clock;

    Object live(io.github.sarvanom.cluster.ClusterReader reader) {
        return reader.server();
    }
}
