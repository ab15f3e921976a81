package io.github.sarvanom.plan;

import java.util.List;

/** What will be done, one change an object, in the manifests' order. */
public record Plan(List<Change> changes) {
    public Plan {
        changes = List.copyOf(changes);
    }

    /** Whether nothing would be sent. */
    public boolean isEmpty() {
        return changes.stream().allMatch(Change.Keep.class::isInstance);
    }

    public List<Change.Create> creates() {
        return only(Change.Create.class);
    }

    public List<Change.Update> updates() {
        return only(Change.Update.class);
    }

    public List<Change.Keep> keeps() {
        return only(Change.Keep.class);
    }

    private <T extends Change> List<T> only(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
