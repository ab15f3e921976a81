package io.github.sarvanom.compose;

import io.github.sarvanom.compose.LocalChange.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What will be created, changed, started, left and removed; compared by hash, in memory. */
public final class LocalPlan {
    private final List<LocalChange> changes;
    private final Map<String, String> ids;

    private LocalPlan(List<LocalChange> changes, Map<String, String> ids) {
        this.changes = List.copyOf(changes);
        this.ids = Map.copyOf(ids);
    }

    /**
     * @param wanted by name
     * @param present summaries of the project's containers, as the engine gives them
     */
    static LocalPlan of(Map<String, ContainerSpec> wanted, List<Object> present, LocalCoverage coverage) {
        Map<String, Object> byName = new TreeMap<>();
        present.forEach(container -> byName.put(ContainerName.of(container), container));
        List<LocalChange> changes = new ArrayList<>();
        Kinds kinds = new Kinds(wanted, byName);
        wanted.keySet().forEach(name -> changes.add(new LocalChange(name, kinds.of(name))));
        Map<String, String> ids = new TreeMap<>();
        byName.forEach((name, container) -> {
            ids.put(name, Fields.text(container, "Id"));
            String service = ContainerName.service(container);
            if (!wanted.containsKey(name) && (wanted.containsKey(service) || coverage.covers(service))) {
                changes.add(new LocalChange(name, Kind.REMOVE));
            }
        });
        changes.sort(Comparator.comparing(LocalChange::kind).thenComparing(LocalChange::name));
        return new LocalPlan(changes, ids);
    }

    /** Ids of the containers that are to go, those that are made anew among them. */
    List<String> old() {
        return changes.stream()
                .filter(change -> change.kind() == Kind.RECREATE || change.kind() == Kind.REMOVE)
                .map(change -> ids.getOrDefault(change.name(), ""))
                .toList();
    }

    /** @param container as the engine lists it */
    static boolean isCompleted(Object container) {
        return Fields.text(container, "State").equals("exited")
                && Fields.text(container, "Status").startsWith("Exited (0)");
    }

    /**
     * What happens to each. A task that has completed is left, unless one that it depends on is made anew: that one may have forgotten
     * what the task did.
     */
    private record Kinds(Map<String, ContainerSpec> wanted, Map<String, Object> present, Set<String> tasks) {
        Kinds(Map<String, ContainerSpec> wanted, Map<String, Object> present) {
            this(wanted, present, Dependency.tasks(wanted.values()));
        }

        Kind of(String name) {
            ContainerSpec spec = wanted.get(name);
            Object container = present.get(name);
            if (spec == null) {
                return Kind.LEAVE;
            }
            if (container == null) {
                return Kind.CREATE;
            }
            boolean same = Fields.text(container, "Labels", ContainerSpec.HASH).equals(spec.hash());
            if (!same || (tasks.contains(name) && followsWhatIsMade(spec))) {
                return Kind.RECREATE;
            }
            boolean done = tasks.contains(name) && isCompleted(container);
            return done || Fields.text(container, "State").equals("running") ? Kind.LEAVE : Kind.START;
        }

        /** No circle of dependencies comes here. */
        private boolean followsWhatIsMade(ContainerSpec spec) {
            return spec.dependencies().keySet().stream()
                    .map(this::of)
                    .anyMatch(kind -> kind == Kind.CREATE || kind == Kind.RECREATE);
        }
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
