package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problems;
import java.util.List;
import java.util.Optional;

/** One place that secrets' values may come from. */
public interface SecretSource {
    /**
     * Empty when this place does not know the name.
     *
     * @param problems told what keeps this place from being read, once
     */
    Optional<FoundSecret> find(String name, Problems problems);

    /** Where it looked for these names without success, as the end of "looked in: ". */
    String lookedIn(List<String> names);
}
