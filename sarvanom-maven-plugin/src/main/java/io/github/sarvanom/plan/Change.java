package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;
import java.util.List;

/** What a plan does with one object. */
public sealed interface Change {

    Manifest manifest();

    default ResourceId id() {
        return manifest().id();
    }

    /** The object is not there yet. */
    record Create(Manifest manifest) implements Change {}

    /** The object is there and these fields will differ. */
    record Update(Manifest manifest, List<FieldChange> fields) implements Change {
        public Update {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The object is there, made by another tool, and becomes the application's own.
     *
     * @param fields that will differ; may be empty
     * @param from who made it
     */
    record Adopt(Manifest manifest, List<FieldChange> fields, Owner from) implements Change {
        public Adopt {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The object is there, and what is wanted of it can't be had while it is: it goes, and is made anew.
     *
     * @param fields that can't be changed, as the server names them
     */
    record Replace(Manifest manifest, List<String> fields) implements Change {
        public Replace {
            fields = List.copyOf(fields);
        }
    }

    /** The object is as wanted; nothing is sent. */
    record Keep(Manifest manifest) implements Change {}
}
