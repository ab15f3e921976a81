package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Whether pods have been ready for as long as their workload asks for ({@code minReadySeconds}). */
final class Availability {
    private final ControlLoop loop;
    private final Clock clock;

    Availability(ControlLoop loop, Clock clock) {
        this.loop = loop;
        this.clock = clock;
    }

    /** If not yet, the workload is looked at again in time. */
    boolean holds(ObjectKey key, ObjectNode workload, ObjectNode pod) {
        int seconds = workload.path("spec").path("minReadySeconds").asInt(0);
        if (!Pods.isReady(pod) || seconds == 0) {
            return Pods.isReady(pod);
        }
        String since = Conditions.find(pod.path("status"), "Ready")
                .path("lastTransitionTime")
                .asString("");
        Duration left = Duration.between(clock.instant(), Instant.parse(since).plusSeconds(seconds));
        if (left.isNegative() || left.isZero()) {
            return true;
        }
        loop.askAfter(left, key);
        return false;
    }
}
