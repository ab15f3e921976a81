package io.github.sarvanom.cluster;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API server refused, or gave no answer. */
public class ClusterException extends SarvanomException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    /**
     * @param status HTTP status; 0 when there was no answer
     * @param reason the server's word for it ({@code Forbidden}, {@code NotFound}); empty when there was no answer
     */
    public ClusterException(int status, String reason, Problem problem, @Nullable Throwable cause) {
        super(Blame.SURROUNDINGS, List.of(problem), cause);
        this.status = status;
        this.reason = reason;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }
}
