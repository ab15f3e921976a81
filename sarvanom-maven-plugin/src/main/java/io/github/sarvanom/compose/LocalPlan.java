package io.github.sarvanom.compose;

import io.github.sarvanom.compose.LocalChange.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What will be created, changed, started, left and removed; compared by hash, in memory. */
public final class LocalPlan {
    private final List<LocalChange> changes;

    private LocalPlan(List<LocalChange> changes) {
        this.changes = List.copyOf(changes);
    }

    /**
     * @param wanted by name
     * @param present summaries of the project's containers, as the engine gives them
     * @param others services of the application of which this run knows nothing: their containers are left
     */
    static LocalPlan of(Map<String, ContainerSpec> wanted, List<Object> present, java.util.Set<String> others) {
        Map<String, Object> byName = new TreeMap<>();
        present.forEach(container -> byName.put(nameOf(container), container));
        List<LocalChange> changes = new ArrayList<>();
        wanted.forEach((name, spec) -> changes.add(new LocalChange(name, kind(spec, byName.get(name)))));
        byName.keySet().stream()
                .filter(name -> !wanted.containsKey(name) && !others.contains(name))
                .forEach(name -> changes.add(new LocalChange(name, Kind.REMOVE)));
        changes.sort(Comparator.comparing(LocalChange::kind).thenComparing(LocalChange::name));
        return new LocalPlan(changes);
    }

    static String nameOf(Object container) {
        return Fields.text(container, "Labels", ContainerSpec.SERVICE);
    }

    private static Kind kind(ContainerSpec wanted, @Nullable Object present) {
        if (present == null) {
            return Kind.CREATE;
        }
        if (!Fields.text(present, "Labels", ContainerSpec.HASH).equals(wanted.hash())) {
            return Kind.RECREATE;
        }
        return Fields.text(present, "State").equals("running") ? Kind.LEAVE : Kind.START;
    }

    /** Ordered by kind, then name. */
    public List<LocalChange> changes() {
        return changes;
    }

    public boolean isEmpty() {
        return changes.stream().noneMatch(LocalChange::changesAnything);
    }

    /** Names of those that are made, for the first time or anew. */
    List<String> made() {
        return changes.stream()
                .filter(change -> change.kind() == Kind.CREATE || change.kind() == Kind.RECREATE)
                .map(LocalChange::name)
                .toList();
    }

    Kind of(String name) {
        return changes.stream()
                .filter(change -> change.name().equals(name))
                .map(LocalChange::kind)
                .findFirst()
                .orElse(Kind.LEAVE);
    }
}
