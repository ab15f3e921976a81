package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.PodLogs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One container's log, read to its end. When it is cut off before, or nobody answers, it is opened again, from where it was heard last. */
final class FollowedLog implements Runnable, AutoCloseable {
    private static final int AGAIN_MILLIS = 500;
    private static final int NO_ANSWER = 0;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private final PodLogs logs;
    private final LogSource source;
    private final Secrecy secrecy;
    private final Consumer<Consumer<LogsLog>> tell;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PodLogs.Extent wanted;
    private OptionalLong heard = OptionalLong.empty();
    private boolean told;
    private volatile @Nullable InputStream open;

    /** @param tell passes words on, one at a time */
    FollowedLog(
            PodLogs logs, LogSource source, PodLogs.Extent wanted, Secrecy secrecy, Consumer<Consumer<LogsLog>> tell) {
        this.logs = logs;
        this.source = source;
        this.wanted = wanted;
        this.secrecy = secrecy;
        this.tell = tell;
    }

    @Override
    public void run() {
        tell.accept(log -> log.following(source.service(), source.container().pod()));
        try {
            boolean more = true;
            while (more) {
                more = isCutOff() && !closed.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads as far as it comes; true when there may be more. */
    private boolean isCutOff() {
        try (InputStream stream = logs.open(source.container(), rest())) {
            open = stream;
            hear();
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear();
                LogLine read = source.line(line, secrecy);
                tell.accept(log -> log.line(read));
            }
            return false;
        } catch (IOException | UncheckedIOException lost) {
            return true;
        } catch (ClusterException why) {
            return isPassing(why);
        }
    }

    /** What is wanted as long as nothing was heard; then what was written since. A line of the last second may come twice. */
    private PodLogs.Extent rest() {
        if (heard.isEmpty()) {
            return wanted;
        }
        long silent = Duration.ofNanos(System.nanoTime() - heard.getAsLong()).toSeconds();
        return new PodLogs.Extent(OptionalInt.empty(), OptionalLong.of(silent + 1), PodLogs.Mode.FOLLOW);
    }

    private void hear() {
        heard = OptionalLong.of(System.nanoTime());
        told = false;
    }

    /** Says why it can't be read, once in a row. A pod that is gone, and a container that waits for its start, have nothing to say. */
    private boolean isPassing(ClusterException why) {
        boolean passing = why.status() == NO_ANSWER || why.status() == TOO_MANY || why.status() >= BROKEN;
        if (!told && (passing || why.status() == FORBIDDEN)) {
            told = true;
            tell.accept(log -> log.unreadable(
                    source.service(), source.container().pod(), why.problems().get(0)));
        }
        return passing;
    }

    @Override
    public void close() {
        closed.countDown();
        InputStream stream = open;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException gone) {
                // it was to be closed anyway
            }
        }
    }
}
