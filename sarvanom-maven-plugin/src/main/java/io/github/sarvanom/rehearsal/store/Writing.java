package io.github.sarvanom.rehearsal.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One write in progress: sees the newest state, and its changes are stored together or not at all. */
public final class Writing {
    private final ObjectStore store;
    private final Map<ObjectKey, Optional<StoredObject>> changed = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private long version;

    Writing(ObjectStore store, long version) {
        this.store = store;
        this.version = version;
    }

    /** The object as it is now, changes of this write included; null when there is none. */
    public @Nullable StoredObject get(ObjectKey key) {
        Optional<StoredObject> mine = changed.get(key);
        return mine != null ? mine.orElse(null) : store.get(key);
    }

    /** All objects of a resource as they were before this write. */
    public List<StoredObject> list(String resource) {
        return store.list(resource, "");
    }

    /** Stores a new state and gives it the next resource version. The tree belongs to the store from now on. */
    public StoredObject put(ObjectKey key, ObjectNode tree) {
        StoredObject before = get(key);
        StoredObject after = next(key, tree);
        record(before == null ? Change.Type.ADDED : Change.Type.MODIFIED, after, before);
        return after;
    }

    /** Removes an object; watchers hear of {@code last}, its last state. */
    public StoredObject delete(ObjectKey key, ObjectNode last) {
        StoredObject before = get(key);
        StoredObject after = next(key, last);
        record(Change.Type.DELETED, after, before);
        return after;
    }

    private StoredObject next(ObjectKey key, ObjectNode tree) {
        version++;
        ((ObjectNode) tree.get("metadata")).put("resourceVersion", Long.toString(version));
        return new StoredObject(key, version, tree);
    }

    private void record(Change.Type type, StoredObject after, @Nullable StoredObject before) {
        changed.put(after.key(), type == Change.Type.DELETED ? Optional.empty() : Optional.of(after));
        changes.add(new Change(type, after, before));
    }

    List<Change> changes() {
        return changes;
    }
}
