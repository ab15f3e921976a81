package io.github.sarvanom.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers that ask a Service again and again, each request on a connection of its own, without a second try: whatever is lost
 * on the way counts.
 */
final class ConstantLoad implements AutoCloseable {
    private static final int CALLERS = 4;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int PATIENCE_MILLIS = 10_000;

    private final URI target;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger requests = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers = new ArrayList<>();

    private ConstantLoad(URI target) {
        this.target = target;
    }

    /** Begins when the target answers: a Service is behind its pods for as long as kube-proxy takes. */
    static ConstantLoad on(URI target) {
        ConstantLoad load = new ConstantLoad(target);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> load.status() == HttpURLConnection.HTTP_OK);
        for (int i = 0; i < CALLERS; i++) {
            Thread caller = new Thread(load::call, "caller-" + i);
            caller.setDaemon(true);
            caller.start();
            load.callers.add(caller);
        }
        return load;
    }

    int requests() {
        return requests.get();
    }

    /** What went wrong, a line a request. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void call() {
        while (!ended.get()) {
            try {
                int status = status();
                if (status != HttpURLConnection.HTTP_OK) {
                    failures.add("request " + requests.get() + ": status " + status);
                }
            } catch (IOException lost) {
                failures.add("request " + requests.get() + ": " + lost);
            }
            requests.incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private int status() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Connection", "close");
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
    }
}
