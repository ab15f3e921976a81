package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.release.Release;
import java.util.Optional;

/**
 * How a release went, from the plan to the verification.
 *
 * @param carried whether it is good is said there: to fail is a value, not an exception
 * @param times of build, plan, apply, rollout and verification
 * @param release as it was recorded; empty when nothing was to be changed
 */
public record DeployOutcome(
        Undertaking undertaking,
        ServerInfo server,
        Plan plan,
        Carried carried,
        StageTimes times,
        Optional<Release> release) {}
