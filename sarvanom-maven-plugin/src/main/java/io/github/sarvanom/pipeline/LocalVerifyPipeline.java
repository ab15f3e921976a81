package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.Engine;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.verification.VerificationOutcome;
import io.github.sarvanom.verification.Verifier;

/** Asks what runs now on this machine whether it is well. Changes nothing. */
public final class LocalVerifyPipeline {
    private final Engine engine;
    private final Verifier verifier;
    private final LocalReleaseLog log;

    public LocalVerifyPipeline(Engine engine, Verifier verifier, LocalReleaseLog log) {
        this.engine = engine;
        this.verifier = verifier;
        this.log = log;
    }

    /** Checks that failed are in the outcome. */
    public VerificationOutcome run(Environment environment) throws InterruptedException {
        log.connected(environment, engine.version());
        return verifier.verify();
    }
}
