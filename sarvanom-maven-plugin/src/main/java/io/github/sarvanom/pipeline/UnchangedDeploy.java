package io.github.sarvanom.pipeline;

import java.util.Optional;

/** A deploy that finds everything as it is wanted: there is nothing to record, but it may still not run. */
final class UnchangedDeploy {
    private UnchangedDeploy() {}

    static DeployOutcome run(DeployRequest request, Prepared prepared, PlanCarrier carrier, StageTimes times)
            throws InterruptedException {
        Carried carried = carrier.carryAndVerify(
                prepared.plan(), prepared.live(), request.environment().deadline(), times);
        return new DeployOutcome(
                request.undertaking(), prepared.server(), prepared.plan(), carried, times, Optional.empty());
    }
}
