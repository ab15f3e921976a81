package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.Deletion;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.manifests.Manifest;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes only while the lock is held: a run that slept through its own takeover changes nothing any more. What may be sent twice is
 * sent again while the server is away.
 */
public final class FencedWriter implements ClusterWriter {
    private final ClusterWriter writer;
    private final Outage outage;
    private final AtomicReference<@Nullable HeldLock> lock = new AtomicReference<>();

    public FencedWriter(ClusterWriter writer, Pause pause) {
        this.writer = writer;
        this.outage = new Outage(pause);
    }

    void fence(HeldLock held) {
        lock.set(held);
    }

    @Override
    public LiveObject apply(Manifest manifest) {
        return outage.through(() -> checked().apply(manifest));
    }

    @Override
    public LiveObject create(Manifest manifest) {
        return checked().create(manifest);
    }

    @Override
    public LiveObject replace(Manifest manifest) {
        return checked().replace(manifest);
    }

    @Override
    public boolean delete(Deletion deletion) {
        return outage.through(() -> checked().delete(deletion));
    }

    private ClusterWriter checked() {
        HeldLock held = lock.get();
        if (held == null) {
            throw new IllegalStateException("a write outside of a release");
        }
        held.check();
        return writer;
    }
}
