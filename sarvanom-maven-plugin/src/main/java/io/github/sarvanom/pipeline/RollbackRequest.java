package io.github.sarvanom.pipeline;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.plan.Consent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which release is to come back where.
 *
 * @param revision to go back to; empty for the good one before what runs
 * @param consent to what of that can't be undone
 * @param output where is told how it ended: {@code target/sarvanom/<environment>}
 */
public record RollbackRequest(Environment environment, Optional<Long> revision, Consent consent, Path output) {
    Undertaking undertaking() {
        return new Undertaking(environment, List.of(), output);
    }
}
