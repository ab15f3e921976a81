package io.github.sarvanom.problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems, so that the user hears of all of them at once. What several modules inherit and stumble over alike is
 * told once. Not thread-safe.
 */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();
    private int told;

    public void add(Problem problem) {
        told++;
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    /** How often one was added so far: compare before and after a step to learn whether the step went well. */
    public int count() {
        return told;
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
            throw new SarvanomException(Blame.USER, list());
        }
    }
}
