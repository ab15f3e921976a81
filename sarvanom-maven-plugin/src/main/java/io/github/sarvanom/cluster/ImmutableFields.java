package io.github.sarvanom.cluster;

import io.github.sarvanom.problem.Problem;
import java.util.List;

/** The object is there, and fields that can't be changed while it is were to be changed. */
public final class ImmutableFields extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> fields;

    /** @param fields their paths, as the server writes them */
    ImmutableFields(int status, String reason, List<String> fields, Problem problem) {
        super(status, reason, problem, null);
        this.fields = List.copyOf(fields);
    }

    public List<String> fields() {
        return fields;
    }
}
