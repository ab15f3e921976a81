package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Pods that the API server refused to a controller. The ReplicaSet controller tells it as condition ReplicaFailure with
 * reason FailedCreate ({@code replica_set_utils.go}), whatever the refusal was, so that only its text tells the kinds apart.
 */
final class Admission {
    /** Pod security and limit ranges look at the pod alone: the same pod is refused for ever. */
    private static final Duration FINAL = Duration.ZERO;
    /** A quota frees itself when other pods end. */
    private static final Duration QUOTA = Duration.ofSeconds(15);
    /** A service account or webhook may be on its way. */
    private static final Duration OTHER = Duration.ofSeconds(30);

    private Admission() {}

    static Optional<Readiness> of(LiveObject controller, String conditionType) {
        return Condition.of(controller, conditionType)
                .filter(Condition::holds)
                .map(condition -> refusal(condition.message()));
    }

    static Readiness refusal(String message) {
        String reason = "cannot make its pods: " + message;
        Duration patience = patience(message);
        return patience.isZero()
                ? new Readiness.Failed(FailureCause.NOT_ADMITTED, reason)
                : new Readiness.Suspect(FailureCause.NOT_ADMITTED, reason, patience);
    }

    private static Duration patience(String message) {
        if (message.contains("violates PodSecurity")
                || message.contains("usage per Container")
                || message.contains("usage per Pod")
                || message.contains(" is invalid: ")) {
            return FINAL;
        }
        return message.contains("exceeded quota") ? QUOTA : OTHER;
    }
}
