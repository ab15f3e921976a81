package io.github.sarvanom.rehearsal.store;

import org.jspecify.annotations.Nullable;

/**
 * One write.
 *
 * @param type what watchers hear
 * @param object the new state; of a deleted object the last one
 * @param before the state that it replaced; null for a new object
 */
public record Change(
        Type type, StoredObject object, @Nullable StoredObject before) {

    /** What happened. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    public ObjectKey key() {
        return object.key();
    }

    public long version() {
        return object.version();
    }
}
