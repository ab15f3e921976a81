package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.Fingerprints;
import io.github.sarvanom.manifests.ManifestGenerator;
import io.github.sarvanom.problem.SarvanomException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/**
 * Connects to the cluster while the modules are still being compiled. A cluster that cannot be reached is then known before the
 * first image is built, and when the last module is ready there is nothing left to load.
 */
final class EarlyCluster {
    private static final String KEY = "io.github.sarvanom.cluster";
    private static final String LENT = "io.github.sarvanom.cluster.lent";

    private final Map<String, Object> data;

    EarlyCluster(MavenSession session) {
        this.data = session.getRequest().getData();
    }

    /** All goals of that run use this cluster, which stays open when they end. */
    static void lend(MavenExecutionRequest request, OpenCluster cluster) {
        request.getData().put(LENT, cluster.lent());
    }

    /** False also when who lent has other classes than the caller. */
    boolean isLent() {
        return lent().isPresent();
    }

    private Optional<OpenCluster> lent() {
        synchronized (data) {
            return data.get(LENT) instanceof OpenCluster cluster ? Optional.of(cluster) : Optional.empty();
        }
    }

    void begin(Environment environment, Supplier<OpenCluster> open) {
        if (lent().isPresent()) {
            return;
        }
        CompletableFuture<OpenCluster> early = new CompletableFuture<>();
        Thread thread = new Thread(() -> connect(environment, open, early), "sarvanom-early-cluster");
        thread.setDaemon(true);
        thread.start();
        synchronized (data) {
            data.put(KEY, new Begun(early));
        }
    }

    /** @throws SarvanomException when it is known by now that the cluster cannot be had */
    void refuseIfUnreachable() {
        early().map(Begun::cluster)
                .filter(CompletableFuture::isCompletedExceptionally)
                .ifPresent(EarlyCluster::joined);
    }

    /** Nobody will take it: it is closed as soon as it stands, in JVMs that live longer than this run too. */
    void discard() {
        early().ifPresent(begun -> {
            CompletableFuture<Void> unused = begun.cluster().thenAccept(OpenCluster::close);
        });
    }

    /** The open cluster, for one taker; empty when nobody began. Waits until the connection stands. */
    Optional<OpenCluster> take() {
        Optional<Begun> early = early();
        synchronized (data) {
            data.remove(KEY);
        }
        return early.map(Begun::cluster).map(EarlyCluster::joined).or(this::lent);
    }

    private static void connect(
            Environment environment, Supplier<OpenCluster> open, CompletableFuture<OpenCluster> early) {
        try {
            OpenCluster cluster = open.get();
            cluster.reader().server();
            // Loads the typed model, which takes longer than anything that is later done with it.
            new ManifestGenerator().shared(environment, Fingerprints.fresh());
            early.complete(cluster);
        } catch (RuntimeException | LinkageError failure) {
            // A class that is not there any more: the build has failed meanwhile, and Maven goes.
            early.completeExceptionally(failure);
        }
    }

    /** Empty also when a module's own plugin dependencies gave it another realm, whose classes only look like ours. */
    private Optional<Begun> early() {
        synchronized (data) {
            return data.get(KEY) instanceof Begun begun ? Optional.of(begun) : Optional.empty();
        }
    }

    private record Begun(CompletableFuture<OpenCluster> cluster) {}

    private static OpenCluster joined(CompletableFuture<OpenCluster> early) {
        try {
            return early.join();
        } catch (CompletionException wrapped) {
            throw wrapped.getCause() instanceof RuntimeException failure ? failure : wrapped;
        }
    }
}
