package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.api.ContainerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The log of a process of another run, which may still be writing it. */
final class KeptLog implements ContainerLog {
    private static final long LOOK_MILLIS = 250;

    private final Path file;
    private final Map<Consumer<String>, Thread> followers = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> whole = new CompletableFuture<>();

    private KeptLog(Path file) {
        this.file = file;
    }

    /**
     * The newest of a container's logs, or the one before it; empty when it is not there.
     *
     * @param folder with a log a start, named by its number
     */
    static Optional<ContainerLog> of(Path folder, boolean previous) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparingInt(KeptLog::number).reversed())
                    .skip(previous ? 1 : 0)
                    .findFirst()
                    .map(KeptLog::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
    }

    @Override
    public List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    @Override
    public List<String> linesThen(Consumer<String> follower) throws IOException {
        List<String> lines = lines();
        Thread thread = Workshop.daemon("rehearsal-kept-log").newThread(() -> follow(lines.size(), follower));
        followers.put(follower, thread);
        thread.start();
        return lines;
    }

    private void follow(int known, Consumer<String> follower) {
        int told = known;
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                List<String> lines = lines();
                lines.stream().skip(told).forEach(follower);
                told = lines.size();
            }
        } catch (IOException e) {
            whole.complete(null); // its folder is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never complete while the file is there: who writes it cannot be asked. */
    @Override
    public CompletableFuture<Void> whole() {
        return whole;
    }

    @Override
    public void leave(Consumer<String> follower) {
        Optional.ofNullable(followers.remove(follower)).ifPresent(Thread::interrupt);
    }
}
