package io.github.sarvanom.report;

import io.github.sarvanom.pipeline.DeployOutcome;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.verification.VerificationOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of one deploy came to, as far as they came. Of several rollouts the first one counts: what comes after it is the
 * way back. Told and asked by the deploying thread alone.
 */
final class Findings {
    private List<String> changes = List.of();
    private List<WorkloadProgress> workloads = List.of();
    private @Nullable Plan plan;
    private @Nullable RolloutOutcome rollout;
    private @Nullable VerificationOutcome verification;
    private @Nullable DeployOutcome released;

    void planned(Plan shown) {
        plan = shown;
    }

    void waiting(List<WorkloadProgress> awaited) {
        workloads = rollout == null ? awaited : workloads;
    }

    void rollout(RolloutOutcome outcome) {
        workloads = rollout == null ? outcome.workloads() : workloads;
        rollout = rollout == null ? outcome : rollout;
    }

    /** As they stood at the end of the rollout, or are waited for. */
    List<WorkloadProgress> workloads() {
        return workloads;
    }

    void changed(List<String> lines) {
        changes = List.copyOf(lines);
    }

    /** What is otherwise than in the release that ran well before; empty when that is not known. */
    List<String> changes() {
        return changes;
    }

    void verified(VerificationOutcome outcome) {
        verification = outcome;
    }

    void released(DeployOutcome outcome) {
        released = outcome;
    }

    /** Whether workloads or checks failed, of which a page shows more than an error text. */
    boolean sayMore() {
        return rollout instanceof RolloutOutcome.Failed
                || rollout instanceof RolloutOutcome.TimedOut
                || !verification().failures().isEmpty();
    }

    Optional<Plan> plan() {
        return Optional.ofNullable(plan);
    }

    Optional<RolloutOutcome> rollout() {
        return Optional.ofNullable(rollout);
    }

    VerificationOutcome verification() {
        return verification == null ? VerificationOutcome.none() : verification;
    }

    /** Empty when the release did not come up. */
    Optional<DeployOutcome> released() {
        return Optional.ofNullable(released);
    }
}
