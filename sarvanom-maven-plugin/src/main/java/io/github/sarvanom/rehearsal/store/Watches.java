package io.github.sarvanom.rehearsal.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** All open watches. Events reach them in the order of the writes, on a thread of their own, never on that of a writer. */
public final class Watches {
    private final List<Watch> open = new CopyOnWriteArrayList<>();
    private final ObjectStore store;

    public Watches(ObjectStore store, Executor thread) {
        this.store = store;
        store.listen(changes -> {
            if (!open.isEmpty()) {
                thread.execute(() -> changes.forEach(change -> open.forEach(watch -> watch.tell(change))));
            }
        });
    }

    /**
     * One watch.
     *
     * @param namespace empty for all namespaces
     * @param receiver takes one line of JSON, without a line end; must not block for long
     */
    public record Scope(String resource, String namespace, Selector selector, Consumer<byte[]> receiver) {
        boolean covers(ObjectKey key) {
            return key.resource().equals(resource)
                    && (namespace.isEmpty() || key.namespace().equals(namespace));
        }
    }

    /** Begins a watch after a resource version; the changes since then are told at once. Call {@link Watch#close} to end it. */
    public Watch from(long version, Scope scope) {
        return store.read(() -> {
            Watch watch = new Watch(scope, store.version());
            store.since(version).forEach(change -> watch.tellAnyway(change));
            open.add(watch);
            return watch;
        });
    }

    /** Begins a watch with the objects that there are, told as added. */
    public Watch fromNow(Scope scope) {
        return store.read(() -> {
            Watch watch = new Watch(scope, store.version());
            for (StoredObject object : store.list(scope.resource(), scope.namespace())) {
                watch.tellAnyway(new Change(Change.Type.ADDED, object, null));
            }
            open.add(watch);
            return watch;
        });
    }

    /** An open watch. */
    public final class Watch implements AutoCloseable {
        private final Scope scope;
        private final long begun;

        private Watch(Scope scope, long begun) {
            this.scope = scope;
            this.begun = begun;
        }

        private void tell(Change change) {
            boolean noticedLate =
                    change.type() == Change.Type.DELETED && change.object().equals(change.before());
            if (change.version() > begun || noticedLate) {
                tellAnyway(change);
            }
        }

        private void tellAnyway(Change change) {
            if (scope.covers(change.key())) {
                typeFor(change)
                        .ifPresent(type -> scope.receiver()
                                .accept(event(type.name(), change.object().bytes())));
            }
        }

        /** What the change looks like through the selector: an object may come into sight or leave it. */
        private Optional<Change.Type> typeFor(Change change) {
            if (scope.selector() == Selector.EVERYTHING) {
                return Optional.of(change.type());
            }
            StoredObject before = change.before();
            boolean was = before != null && scope.selector().test(before.tree());
            boolean is = change.type() != Change.Type.DELETED
                    && scope.selector().test(change.object().tree());

            if (is) {
                return Optional.of(was ? Change.Type.MODIFIED : Change.Type.ADDED);
            }
            return was ? Optional.of(Change.Type.DELETED) : Optional.empty();
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    /** A watch's line: its type and its object. */
    public static byte[] event(String type, byte[] object) {
        byte[] head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[head.length + object.length + 1];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(object, 0, line, head.length, object.length);
        line[line.length - 1] = '}';
        return line;
    }
}
