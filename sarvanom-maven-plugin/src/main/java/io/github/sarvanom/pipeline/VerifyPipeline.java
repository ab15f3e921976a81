package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.verification.VerificationOutcome;
import io.github.sarvanom.verification.Verifier;

/** Asks what runs now whether it is well. Changes nothing. */
public final class VerifyPipeline {
    private final ClusterReader reader;
    private final Verifier verifier;
    private final DeployLog log;

    public VerifyPipeline(ClusterReader reader, Verifier verifier, DeployLog log) {
        this.reader = reader;
        this.verifier = verifier;
        this.log = log;
    }

    /** Checks that failed are in the outcome. */
    public VerificationOutcome run(Environment environment) throws InterruptedException {
        log.connected(environment, reader.server());
        return verifier.verify();
    }
}
