package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.problem.Source;
import io.github.sarvanom.rollout.cause.Cause;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One cause of a workload's trouble.
 *
 * @param what what has happened, to be read after the workload's name: {@code pod web-7d4b9 ended with exit code 1}
 * @param subject what it is about: a host, a variable, an image; empty when there is no such thing
 * @param evidence what was seen, a line each
 * @param line where the user said what decides it; null when it is not known or said nowhere
 * @param remedy what to do, in the user's own words
 * @param command the next command to type; empty when there is none to recommend
 */
public record Diagnosis(
        Cause cause,
        Confidence confidence,
        String what,
        String subject,
        List<String> evidence,
        @Nullable Source line,
        String remedy,
        String command) {
    public Diagnosis {
        evidence = List.copyOf(evidence);
    }

    public Optional<Source> source() {
        return Optional.ofNullable(line);
    }

    /** {@code SRV-101 The registry does not have the image}, and how sure that is unless it is certain. */
    public String title() {
        String sure =
                confidence == Confidence.CERTAIN ? "" : confidence == Confidence.LIKELY ? " (likely)" : " (possibly)";
        return cause.code() + " " + cause.title() + sure;
    }

    public Diagnosis advising(String otherRemedy, String otherCommand) {
        return new Diagnosis(cause, confidence, what, subject, evidence, line, otherRemedy, otherCommand);
    }

    /** The same with each text changed. */
    public Diagnosis redacted(UnaryOperator<String> redaction) {
        return new Diagnosis(
                cause,
                confidence,
                redaction.apply(what),
                redaction.apply(subject),
                evidence.stream().map(redaction).toList(),
                line,
                redaction.apply(remedy),
                command);
    }
}
