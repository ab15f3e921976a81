package io.github.sarvanom.rollout.autopsy;

import java.util.List;
import java.util.Optional;

/**
 * An exception with its causes.
 *
 * @param links the exception as it was caught first, then its cause, down to the root; never empty
 */
public record ThrownChain(List<Thrown> links) {
    public ThrownChain {
        links = List.copyOf(links);
        if (links.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one link");
        }
    }

    public Thrown root() {
        return links.get(links.size() - 1);
    }

    /** The frame nearest to the root that one of these packages or types begins; empty when none does. */
    public Optional<Frame> nearest(java.util.function.Predicate<Frame> wanted) {
        for (int i = links.size() - 1; i >= 0; i--) {
            Optional<Frame> found =
                    links.get(i).frames().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
