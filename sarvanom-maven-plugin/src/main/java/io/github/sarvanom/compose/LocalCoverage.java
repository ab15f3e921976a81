package io.github.sarvanom.compose;

import java.util.Set;

/** Of which containers of a project a run may say that they are no longer wanted: it must know all that is wanted. */
public sealed interface LocalCoverage {
    /** @param name of a service or store that the run does not name */
    boolean covers(String name);

    /**
     * A run of all modules.
     *
     * @param leftOut names of services that are skipped, and stay
     */
    record Whole(Set<String> leftOut) implements LocalCoverage {
        public Whole {
            leftOut = Set.copyOf(leftOut);
        }

        @Override
        public boolean covers(String name) {
            return !leftOut.contains(name);
        }
    }

    /** A run of a part: what it does not name may be a service, or an overlay's container, of the rest. */
    record Part() implements LocalCoverage {
        @Override
        public boolean covers(String name) {
            return false;
        }
    }
}
