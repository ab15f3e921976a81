package io.github.sarvanom.rehearsal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All objects, in memory and in a journal in a folder. Several runs, and several clusters of one run, may have the same folder
 * open at once: each write is made under a file lock, on the newest state, and is in the file before it is answered; each read
 * first takes in what others wrote. Safe for use by many threads.
 */
public final class ObjectStore implements AutoCloseable {
    /** So many changes are kept for watchers that come back; a real server keeps five minutes' worth. */
    private static final int HISTORY = 10_000;

    private static final int WORTH_COMPACTING = 2_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentSkipListMap<ObjectKey, StoredObject> objects = new ConcurrentSkipListMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final Journal journal;
    private final Vault vault;
    private volatile long version;
    private long historyFrom;
    private volatile boolean closed;

    private ObjectStore(Path folder, Journal journal, Vault vault) {
        this.folder = folder;
        this.journal = journal;
        this.vault = vault;
    }

    /** @throws UncheckedIOException when the folder cannot be made or read */
    public static ObjectStore open(Path folder) {
        try {
            Files.createDirectories(folder);
            ObjectStore store = new ObjectStore(folder, Journal.open(folder), new Vault(folder.resolve("secrets.key")));
            store.load();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() throws IOException {
        FileLock held = journal.lock();
        try {
            int lines = takeIn().size();
            if (lines > WORTH_COMPACTING && lines > 4 * objects.size()) {
                compact();
            }
        } finally {
            held.release();
        }
        history.clear();
        historyFrom = version;
    }

    private void compact() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        for (StoredObject object : objects.values()) {
            lines.add(Journal.line(object.version(), false, object.key(), written(object)));
        }
        ObjectKey mark = new ObjectKey("-", "", "-");
        lines.add(Journal.line(version, true, mark, new byte[0]));
        journal.replace(lines);
    }

    Path folder() {
        return folder;
    }

    /** The newest resource version. */
    public long version() {
        return version;
    }

    /** The oldest resource version from which a watch can still begin. */
    public long historyFrom() {
        return historyFrom;
    }

    /** Hears of all changes in their order, on the thread that made or noticed them; must be quick and must not write. */
    public void listen(Consumer<List<Change>> listener) {
        listeners.add(listener);
    }

    public @Nullable StoredObject get(ObjectKey key) {
        return objects.get(key);
    }

    /**
     * All objects of a resource in the order of their names.
     *
     * @param namespace empty for all namespaces
     */
    public List<StoredObject> list(String resource, String namespace) {
        return List.copyOf(range(resource, namespace).values());
    }

    /** The objects of all kinds in a namespace. */
    public List<StoredObject> inNamespace(String namespace) {
        return objects.values().stream()
                .filter(object -> object.key().namespace().equals(namespace))
                .toList();
    }

    private NavigableMap<ObjectKey, StoredObject> range(String resource, String namespace) {
        ObjectKey from = new ObjectKey(resource, namespace, "");
        ObjectKey to = new ObjectKey(resource, namespace.isEmpty() ? "\uffff" : namespace, "\uffff");
        return objects.subMap(from, true, to, true);
    }

    /** Runs {@code reading} on a state that no write changes meanwhile, after taking in what other runs wrote. */
    public <T> T read(Supplier<T> reading) {
        lock.lock();
        try {
            refresh();
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    /** The changes after a resource version, oldest first. */
    public List<Change> since(long from) {
        lock.lock();
        try {
            return history.stream().filter(change -> change.version() > from).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code work} alone on the newest state; its changes are in the journal when this returns. */
    public <T> T write(Function<Writing, T> work) {
        lock.lock();
        try {
            FileLock held = journal.lock();
            try {
                takeIn();
                Writing writing = new Writing(this, version);
                T result = work.apply(writing);
                commit(writing.changes());
                return result;
            } finally {
                held.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Change> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        List<byte[]> lines = new ArrayList<>();
        for (Change change : changes) {
            boolean deleted = change.type() == Change.Type.DELETED;
            lines.add(Journal.line(change.version(), deleted, change.key(), written(change.object())));
        }
        journal.append(lines);
        changes.forEach(this::take);
        listeners.forEach(listener -> listener.accept(changes));
    }

    private byte[] written(StoredObject object) {
        return isSecret(object.key()) ? vault.seal(object.bytes()) : object.bytes();
    }

    private static boolean isSecret(ObjectKey key) {
        return key.resource().equals("secrets");
    }

    private void take(Change change) {
        if (change.type() == Change.Type.DELETED) {
            objects.remove(change.key());
        } else {
            objects.put(change.key(), change.object());
        }
        version = Math.max(version, change.version());
        history.addLast(change);
        if (history.size() > HISTORY) {
            historyFrom = history.removeFirst().version();
        }
    }

    /** Takes in what other runs wrote since the last look; cheap when there is nothing. */
    public void refresh() {
        lock.lock();
        try {
            if (!closed) {
                takeIn();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private List<Change> takeIn() throws IOException {
        List<Change> news = new ArrayList<>();
        if (journal.wasReplaced()) {
            journal.reopen();
            news.addAll(missedDeletions());
        }
        if (journal.hasNews()) {
            for (Journal.Line line : journal.readNews()) {
                if (line.version() > version) {
                    Change change = change(line);
                    news.add(change);
                    take(change);
                }
            }
        }
        if (!news.isEmpty()) {
            listeners.forEach(listener -> listener.accept(news));
        }
        return news;
    }

    /** After another run compacted the journal: what we know and it no longer holds was deleted. */
    private List<Change> missedDeletions() throws IOException {
        Map<ObjectKey, StoredObject> known = new ConcurrentSkipListMap<>(objects);
        List<Journal.Line> lines = journal.readNews();
        journal.reopen();
        Set<ObjectKey> left = Set.copyOf(lines.stream().map(Journal.Line::key).toList());
        List<Change> gone = new ArrayList<>();
        known.forEach((key, object) -> {
            if (!left.contains(key)) {
                gone.add(new Change(Change.Type.DELETED, object, object));
            }
        });
        gone.forEach(this::take);
        return gone;
    }

    private Change change(Journal.Line line) {
        StoredObject before = objects.get(line.key());
        Supplier<byte[]> source = isSecret(line.key()) ? () -> vault.unseal(line.object()) : line::object;
        StoredObject object = new StoredObject(line.key(), line.version(), source);
        Change.Type type =
                line.deleted() ? Change.Type.DELETED : before == null ? Change.Type.ADDED : Change.Type.MODIFIED;
        return new Change(type, object, before);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}
