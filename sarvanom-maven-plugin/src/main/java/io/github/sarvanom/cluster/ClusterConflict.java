package io.github.sarvanom.cluster;

import io.github.sarvanom.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another field manager owns what was to be applied. */
public final class ClusterConflict extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient List<Field> fields;

    public ClusterConflict(List<Field> fields, Problem problem, @Nullable Throwable cause) {
        super(409, "Conflict", problem, cause);
        this.fields = List.copyOf(fields);
    }

    public List<Field> fields() {
        return fields;
    }

    /**
     * A field and its owner.
     *
     * @param path as the server writes it: {@code .spec.replicas}
     */
    public record Field(String path, String manager) {}
}
