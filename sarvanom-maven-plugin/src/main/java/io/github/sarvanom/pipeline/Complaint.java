package io.github.sarvanom.pipeline;

import io.github.sarvanom.problem.Problem;
import java.util.Optional;

/**
 * A problem, and whose it is.
 *
 * @param service of this application, by name; empty when it is not one's alone
 */
record Complaint(Problem problem, Optional<String> service) {
    static Complaint ofNobody(Problem problem) {
        return new Complaint(problem, Optional.empty());
    }

    Complaint told(Problem otherwise) {
        return new Complaint(otherwise, service);
    }
}
