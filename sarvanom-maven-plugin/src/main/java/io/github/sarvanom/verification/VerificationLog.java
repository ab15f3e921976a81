package io.github.sarvanom.verification;

/** Hears what comes of the checks. Called from the thread that waits for them. */
public interface VerificationLog {

    /** Not called when there is nothing to ask. */
    void verifying(Verification verification);

    /** Every check has its verdict. */
    void verified(VerificationOutcome outcome);
}
