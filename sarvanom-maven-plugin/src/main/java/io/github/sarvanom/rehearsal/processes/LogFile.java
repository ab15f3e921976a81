package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.api.ContainerLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What one process of a container wrote: a file with a time before each line, and whoever follows it. */
final class LogFile implements ContainerLog {
    private final Path file;
    private final Clock clock;
    private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> whole = new CompletableFuture<>();

    LogFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Takes in everything that is written from now on, on a thread of its own. */
    void follow(InputStream output) {
        Thread thread = new Thread(() -> pump(output), "rehearsal-log");
        thread.setDaemon(true);
        thread.start();
    }

    private void pump(InputStream output) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
                Writer written = Files.newBufferedWriter(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(written, clock.instant() + " " + line);
            }
        } catch (IOException e) {
            // the process was killed, or its Maven run is ending
        } finally {
            whole.complete(null);
        }
    }

    private synchronized void take(Writer written, String line) throws IOException {
        written.write(line + "\n");
        written.flush();
        followers.forEach(follower -> follower.accept(line));
    }

    @Override
    public CompletableFuture<Void> whole() {
        return whole;
    }

    @Override
    public synchronized List<String> linesThen(Consumer<String> follower) throws IOException {
        followers.add(follower);
        return lines();
    }

    @Override
    public synchronized List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** The follower hears of each line that comes from now on, its time before it. */
    void tell(Consumer<String> follower) {
        followers.add(follower);
    }

    @Override
    public void leave(Consumer<String> follower) {
        followers.remove(follower);
    }
}
