package io.github.sarvanom.compose;

import io.github.sarvanom.problem.Problem;

/** A container is there, and its log cannot be read: its logging driver keeps none, say. */
public final class UnreadableLog extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    UnreadableLog(Problem problem) {
        super(problem.what());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
