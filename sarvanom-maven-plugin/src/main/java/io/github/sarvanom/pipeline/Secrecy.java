package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Redactor;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.release.Ledger;
import io.github.sarvanom.release.ReleaseHistory;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Takes the values of secrets out of whatever a cluster says. A checkout knows those that it gives; pods say what they were given,
 * and that may have been by another checkout, or by a release before: what the cluster keeps is looked up beside the work, and taken
 * out from then on. Thread-safe.
 */
public final class Secrecy {
    private final ReleaseHistory history;
    private final Set<String> known = new HashSet<>();
    private Redactor redactor;
    private CompletableFuture<Void> looking = CompletableFuture.completedFuture(null);

    private Secrecy(SecretValues ours, ReleaseHistory history) {
        this.redactor = Redactor.of(ours);
        this.history = history;
    }

    /** Knows what this checkout gives, and asks nothing yet. */
    public static Secrecy of(Environment environment, ClusterReader reader) {
        return new Secrecy(environment.secrets(), new ReleaseHistory(reader, Ledger.of(environment)));
    }

    /**
     * Asks the cluster, by one request, for the values that it keeps now. Returns at once: who has text redacted from here on waits
     * for the answer. What may not be read, or is not what it should be, stays unknown: who may not read a Secret is told of the rest
     * all the same, as kubectl tells him.
     */
    public synchronized void look() {
        CompletableFuture<Void> asked = CompletableFuture.supplyAsync(history::secretValues)
                .thenAccept(this::learn)
                .exceptionally(unreadable -> null);
        looking = CompletableFuture.allOf(looking, asked);
    }

    private synchronized void learn(Map<String, SecretValues> kept) {
        kept.values().forEach(values -> redactor = redactor.and(values));
        known.addAll(kept.keySet());
    }

    /** Values that are about to be given to pods, wherever they are from. */
    synchronized void learn(ManifestSet wanted) {
        ReleaseHistory.secretValues(wanted).forEach(values -> redactor = redactor.and(values));
    }

    public String redact(String text) {
        return answered().redact(text);
    }

    private Redactor answered() {
        underWay().join();
        synchronized (this) {
            return redactor;
        }
    }

    private synchronized CompletableFuture<Void> underWay() {
        return looking;
    }

    /** Whether the values of all these Secrets were found. */
    boolean knows(Collection<String> secrets) {
        underWay().join();
        synchronized (this) {
            return known.containsAll(secrets);
        }
    }
}
