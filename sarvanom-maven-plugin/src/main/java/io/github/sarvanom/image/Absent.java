package io.github.sarvanom.image;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An image that cannot be had from here: its registry is out of reach or out of order, or has no such image. */
final class Absent extends SarvanomException {
    private static final long serialVersionUID = 1L;

    Absent(Blame blame, Problem problem, @Nullable Throwable cause) {
        this(blame, List.of(problem), cause);
    }

    Absent(Blame blame, List<Problem> problems, @Nullable Throwable cause) {
        super(blame, problems, cause);
    }
}
