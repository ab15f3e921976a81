package io.github.sarvanom.mojo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the working thread, and keeps the JVM for a moment so that it can say
 * what is left. Without it the JVM would end in the middle of a line.
 */
final class Interruption implements AutoCloseable {
    private static final long MILLIS_TO_PRINT = 400;

    private final CountDownLatch answered = new CountDownLatch(1);
    private final Thread hook;
    private final Duration patience;

    /**
     * Starts to listen on behalf of the calling thread.
     *
     * @param patience for the thread's answer
     */
    Interruption(Duration patience) {
        this.patience = patience;
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> interrupt(worker), "sarvanom-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Thread worker) {
        worker.interrupt();
        try {
            if (answered.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                // What the goal ended with is printed by Maven, after it has left us.
                worker.join(MILLIS_TO_PRINT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        answered.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, which is what the hook was for.
        }
    }
}
