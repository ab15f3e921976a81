package io.github.sarvanom.rehearsal.processes;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** How soon containers are probed: as their probes say, or each second where somebody sits and waits. */
final class Pace {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private volatile boolean hurried;

    /** From now on, containers that start are probed each second from their beginning; none is given less time than its probe gives. */
    void hurry() {
        hurried = true;
    }

    ProbeRule rule(JsonNode probe) {
        ProbeRule said = ProbeRule.of(probe);
        if (!hurried || said.period().compareTo(SECOND) <= 0) {
            return said;
        }
        Duration allowed = said.initialDelay().plus(said.period().multipliedBy(said.failures()));
        return new ProbeRule(Duration.ZERO, SECOND, said.timeout(), (int) allowed.toSeconds(), said.successes());
    }
}
