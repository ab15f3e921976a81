package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.api.ObjectWriter.Ownership;
import io.github.sarvanom.rehearsal.fields.FieldManagement.Force;
import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.schema.ResourceTable;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What controllers do to objects, by the same rules as everybody's writes but without HTTP. */
public final class InternalClient {
    private final ObjectStore store;
    private final ResourceTable resources;
    private final Decoding decoding;
    private final ObjectWriter writer;
    private final Deletes deletes;

    InternalClient(
            ObjectStore store, ResourceTable resources, Decoding decoding, ObjectWriter writer, Deletes deletes) {
        this.store = store;
        this.resources = resources;
        this.decoding = decoding;
        this.writer = writer;
        this.deletes = deletes;
    }

    public ResourceTable resources() {
        return resources;
    }

    public Optional<ObjectNode> get(String kind, String namespace, String name) {
        ObjectKey key = ObjectKey.of(resources.kind(kind), namespace, name);
        return Optional.ofNullable(store.get(key)).map(StoredObject::tree);
    }

    /** All objects of a kind in a namespace; do not change them. */
    public List<ObjectNode> list(String kind, String namespace) {
        return store.list(resources.kind(kind).qualified(), namespace).stream()
                .map(StoredObject::tree)
                .toList();
    }

    /**
     * Creates an object, unless one of this name is there or its namespace is going.
     *
     * @return the object as stored; empty when it was not created
     */
    public Optional<ObjectNode> create(String kind, String namespace, ObjectNode raw, String manager) {
        Resource resource = resources.kind(kind);
        try {
            ObjectNode object = decoding.canonical(raw, resource, new ArrayList<>());
            return Optional.of(store.write(writing ->
                    writer.create(writing, resource, namespace, object, options(manager, ""), Ownership.TO_NOTE)));
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    /**
     * Changes an object as it is now; does nothing when it is gone or another object has its name.
     *
     * @param subresource {@code status}, or empty for the object itself
     * @param change gets a copy
     */
    public void update(ObjectNode seen, String subresource, String manager, Consumer<ObjectNode> change) {
        Resource resource = resources.kind(seen.path("kind").asString(""));
        ObjectKey key = ObjectKey.of(resource, Meta.namespace(seen), Meta.name(seen));
        try {
            store.write(writing -> {
                StoredObject live = writing.get(key);
                if (live != null && Meta.uid(live.tree()).equals(Meta.uid(seen))) {
                    ObjectNode next = live.tree().deepCopy();
                    change.accept(next);
                    ObjectNode read = decoding.canonical(next, resource, new ArrayList<>());
                    writer.replace(writing, resource, live, read, options(manager, subresource), Ownership.TO_NOTE);
                }
                return key;
            });
        } catch (ApiException e) {
            throw new IllegalStateException(
                    "a controller of the rehearsal wrote what its server refuses: " + e.getMessage(), e);
        }
    }

    /** Deletes an object if it is still the one that was seen. */
    public void delete(ObjectNode seen, Deletes.Options options) {
        Resource resource = resources.kind(seen.path("kind").asString(""));
        ObjectKey key = ObjectKey.of(resource, Meta.namespace(seen), Meta.name(seen));
        store.write(writing -> {
            StoredObject live = writing.get(key);
            if (live != null && Meta.uid(live.tree()).equals(Meta.uid(seen))) {
                deletes.delete(writing, resource, live, options);
            }
            return key;
        });
    }

    private static WriteOptions options(String manager, String subresource) {
        return new WriteOptions(false, manager, subresource, Force.NO, WriteOptions.UnknownFields.IGNORED);
    }
}
