package io.github.sarvanom.rehearsal.fields;

import java.util.List;
import java.util.stream.Collectors;

/** An apply that would change fields of other managers. */
public final class ApplyConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Conflict> conflicts;

    /**
     * One contested field.
     *
     * @param manager as a real server describes it, in quotes
     * @param field as a path: {@code .spec.replicas}
     */
    public record Conflict(String manager, String field) {}

    ApplyConflictException(List<Conflict> conflicts) {
        super(text(conflicts));
        this.conflicts = List.copyOf(conflicts);
    }

    /** All conflicts in one text. */
    public String complaint() {
        return text(conflicts);
    }

    public List<Conflict> conflicts() {
        return conflicts;
    }

    private static String text(List<Conflict> conflicts) {
        if (conflicts.size() == 1) {
            Conflict only = conflicts.get(0);
            return "Apply failed with 1 conflict: conflict with " + only.manager() + ": " + only.field();
        }
        String groups = conflicts.stream()
                .map(Conflict::manager)
                .distinct()
                .map(manager -> group(manager, conflicts))
                .collect(Collectors.joining("\n"));
        return "Apply failed with " + conflicts.size() + " conflicts: " + groups;
    }

    private static String group(String manager, List<Conflict> conflicts) {
        return conflicts.stream()
                .filter(conflict -> conflict.manager().equals(manager))
                .map(conflict -> "\n- " + conflict.field())
                .collect(Collectors.joining("", "conflicts with " + manager + ":", ""));
    }
}
