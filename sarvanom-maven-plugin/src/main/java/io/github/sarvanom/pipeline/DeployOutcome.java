package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.rollout.RolloutOutcome;
import java.util.Optional;

/**
 * How a release went, from the plan to the end of the wait.
 *
 * @param rollout succeeded or not: to fail is a value here, not an exception
 * @param times of build, plan, apply and rollout
 * @param release as it was recorded; empty when nothing was to be changed
 */
public record DeployOutcome(
        DeployRequest request,
        ServerInfo server,
        Plan plan,
        RolloutOutcome rollout,
        StageTimes times,
        Optional<Release> release) {}
