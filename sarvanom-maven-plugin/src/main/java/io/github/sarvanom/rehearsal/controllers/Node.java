package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.InternalClient;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * What a node's components share.
 *
 * @param clock of the times that stand in objects; delays are measured in real time
 */
public record Node(InternalClient client, EventRecorder events, ControlLoop loop, Clock clock) {
    /** How the kubelet signs events. */
    public static final String KUBELET = "kubelet";

    /** The present, in whole seconds, as it stands in objects. */
    public String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
