package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Looks at the lock from outside. All that a deploy without a change has to know of releases. */
public final class LeaseSight {
    private static final Set<String> SETTLED = Set.of(Outcome.SUCCEEDED.label(), Outcome.UNDEPLOYED.label());

    private final ClusterReader reader;
    private final Ledger ledger;

    public LeaseSight(ClusterReader reader, Ledger ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    /** The lease, asked for while other things are done; empty when there is none. */
    public CompletableFuture<Optional<LiveObject>> look() {
        return CompletableFuture.supplyAsync(() -> reader.find(ledger.lease()));
    }

    /**
     * Whether there is something to be done even if nothing is to be changed: another run is at work or died, or the last release did
     * not succeed. An application without a lease was never released by us.
     */
    public static boolean isUnsettled(Optional<LiveObject> lease) {
        return lease.filter(there -> there.text("spec", "holderIdentity").length() > 0
                        || !SETTLED.contains(there.text("metadata", "annotations", Ledger.OUTCOME)))
                .isPresent();
    }
}
