package io.github.sarvanom.rehearsal.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of one object. Bytes and tree are made from each other when first asked for: a list hands out bytes, a
 * comparison needs the tree. The tree is shared; whoever wants to change it copies it first.
 */
public final class StoredObject {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final byte[] UNREAD = {};

    private final ObjectKey key;
    private final long version;
    private final Supplier<byte[]> source;
    private volatile byte[] bytes = UNREAD;
    private volatile @Nullable ObjectNode tree;

    StoredObject(ObjectKey key, long version, ObjectNode tree) {
        this.key = key;
        this.version = version;
        this.tree = tree;
        this.source = () -> JSON.writeValueAsBytes(tree);
    }

    /** @param source reads the object's JSON, perhaps at some cost; called at most a few times */
    StoredObject(ObjectKey key, long version, Supplier<byte[]> source) {
        this.key = key;
        this.version = version;
        this.source = source;
    }

    public ObjectKey key() {
        return key;
    }

    /** The resource version: grows with every write of any object. */
    public long version() {
        return version;
    }

    public byte[] bytes() {
        byte[] known = bytes;
        if (known.length == 0) {
            known = source.get();
            bytes = known;
        }
        return known;
    }

    public ObjectNode tree() {
        ObjectNode known = tree;
        if (known == null) {
            known = (ObjectNode) JSON.readTree(bytes());
            tree = known;
        }
        return known;
    }
}
