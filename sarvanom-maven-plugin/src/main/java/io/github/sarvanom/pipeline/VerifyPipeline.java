package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.verification.VerificationOutcome;
import io.github.sarvanom.verification.Verifier;

/** Asks what runs now whether it is well. Changes nothing. */
public final class VerifyPipeline {
    private final ClusterReader reader;
    private final Secrecy secrecy;
    private final Verifier verifier;
    private final DeployLog log;

    /** @param secrecy what the verifier hears of services goes through it */
    public VerifyPipeline(ClusterReader reader, Secrecy secrecy, Verifier verifier, DeployLog log) {
        this.reader = reader;
        this.secrecy = secrecy;
        this.verifier = verifier;
        this.log = log;
    }

    /** Checks that failed are in the outcome. */
    public VerificationOutcome run(Environment environment) throws InterruptedException {
        secrecy.look();
        log.connected(environment, reader.server());
        return verifier.verify();
    }
}
