package io.github.sarvanom.rollout.cause;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The explanations of all causes: what the pages in {@code docs/causes} are made from, and what a diagnosis advises. */
public final class Catalogue {
    private final Map<Cause, Explanation> explanations = new EnumMap<>(Cause.class);

    public Catalogue() {
        Stream.of(
                        ImageCauses.all(),
                        ConfigurationCauses.all(),
                        ProgramCauses.all(),
                        JavaCauses.all(),
                        DependencyCauses.all(),
                        ProbeCauses.all(),
                        SchedulingCauses.all(),
                        AdmissionCauses.all(),
                        RolloutCauses.all())
                .flatMap(List::stream)
                .forEach(explanation -> explanations.put(explanation.cause(), explanation));
    }

    public Explanation of(Cause cause) {
        return Objects.requireNonNull(explanations.get(cause), () -> cause + " is explained nowhere");
    }
}
