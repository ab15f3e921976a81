package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Looks at the lock from outside. All that a deploy without a change has to know of releases. */
public final class LeaseSight {
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
                        || !there.text("metadata", "annotations", Ledger.OUTCOME)
                                .equals(Outcome.SUCCEEDED.label()))
                .isPresent();
    }
}
