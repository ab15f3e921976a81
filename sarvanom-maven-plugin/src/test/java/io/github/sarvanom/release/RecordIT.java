package io.github.sarvanom.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.testbed.Simulated;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real API server and etcd. */
class RecordIT extends RecordContract {
    /** What is promised to those who wait for a run that died on another machine. */
    private static final Duration PROMISED = Duration.ofSeconds(60);

    private final Simulated simulated = Simulated.require();
    private final String namespace = Simulated.freshName();
    private final ClusterConnection connection = simulated.connect();

    @Override
    ClusterConnection connection() {
        return connection;
    }

    @Override
    String namespace() {
        return namespace;
    }

    @Test
    void aHolderThatDiedElsewhereIsTakenOverInLessThanAMinute() throws InterruptedException {
        lock("anna@laptop", LockTimes.USUAL, asleep()).take(Optional.empty());
        HeldLock taken = lock("ci@runner", LockTimes.USUAL.waiting(PROMISED), Pause.real())
                .take(lease());
        assertThat(taken.how()).isEqualTo(HeldLock.How.FROM_THE_DEAD);
        taken.leave(Optional.empty());
    }

    @AfterEach
    void close() {
        simulated.client().namespaces().withName(namespace).delete();
        connection.close();
        simulated.close();
    }
}
