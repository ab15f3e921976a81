package io.github.sarvanom.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, so that the user hears of all of them at once. Not thread-safe. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    /** How many were found so far: compare before and after a step to learn whether the step went well. */
    public int count() {
        return found.size();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** @throws SarvanomException with all problems found so far, blamed on the user; returns when there are none */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new SarvanomException(Blame.USER, found);
        }
    }
}
