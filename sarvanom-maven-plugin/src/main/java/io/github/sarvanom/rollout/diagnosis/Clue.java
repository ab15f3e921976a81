package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.rollout.cause.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that points to a cause.
 *
 * @param pod where it was seen; empty when it was seen of the workload itself
 * @param container of that pod; empty when it is about none
 * @param what as in {@link Diagnosis}; empty when the clue only adds evidence
 * @param subject as in {@link Diagnosis}
 * @param code the line of the user's program that it leads to
 */
record Clue(
        Cause cause,
        Confidence confidence,
        Optional<LiveObject> pod,
        String container,
        String what,
        String subject,
        List<String> evidence,
        Optional<Source> code) {
    Clue {
        evidence = List.copyOf(evidence);
    }

    /** Two clues to the same cause, the first of which says more. */
    Clue and(Clue other) {
        List<String> all = new ArrayList<>(evidence);
        other.evidence.stream().filter(line -> !all.contains(line)).forEach(all::add);
        return new Clue(
                cause,
                confidence.compareTo(other.confidence) <= 0 ? confidence : other.confidence,
                pod.or(other::pod),
                container.isEmpty() ? other.container : container,
                what.isEmpty() ? other.what : what,
                subject.isEmpty() ? other.subject : subject,
                all,
                code.or(other::code));
    }
}
