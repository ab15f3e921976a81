package io.github.sarvanom.rehearsal.processes;

import java.time.Duration;

/** One thing to ask a container: a probe's, or what is to be done before it stops. */
@FunctionalInterface
interface ProbeAction {
    /** Asks once; blocks no longer than {@code timeout}. */
    ProbeAnswer ask(Duration timeout) throws InterruptedException;
}
