package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.Room;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pods that the API server refused to a controller. The ReplicaSet controller tells it as condition ReplicaFailure with
 * reason FailedCreate ({@code replica_set_utils.go}), whatever the refusal was, so that only its text tells the kinds apart.
 */
final class Admission {
    /** Pod security and limit ranges look at the pod alone: the same pod is refused for ever. */
    private static final Duration FINAL = Duration.ZERO;
    /** A quota frees itself when other pods end, and nobody may say whether they will. */
    private static final Duration QUOTA = Duration.ofSeconds(15);
    /** Accounts are applied before what runs under them; the default one is made within a second after its namespace. */
    private static final Duration ACCOUNT = Duration.ofSeconds(8);
    /** A webhook may be on its way. */
    private static final Duration OTHER = Duration.ofSeconds(30);

    private static final Pattern LIMIT_RANGE =
            Pattern.compile("(maximum|minimum|max) .* (usage|limit to request ratio) per (Container|Pod)");

    private Admission() {}

    /**
     * Of a Deployment's present ReplicaSet: the Deployment itself repeats an earlier one's words while the present one has none
     * ({@code deployment_util.go}, getReplicaFailures), and then counts only where ReplicaSets may not be seen.
     */
    static Optional<Readiness> ofDeployment(LiveObject deployment, Related related) {
        Room room = related.learned().room(deployment);
        return related.replicaSets().isEmpty()
                ? of(deployment, room).map(Admission::withPatience)
                : related.currentReplicaSet(deployment).flatMap(set -> of(set, room));
    }

    /** @param room which there is in a quota */
    static Optional<Readiness> of(LiveObject controller, Room room) {
        return Condition.of(controller, "ReplicaFailure")
                .filter(Condition::holds)
                .map(condition -> refusal(condition.message(), room));
    }

    /** For words that may be of an earlier shape: a moment, so that newer ones can be heard. */
    static Readiness withPatience(Readiness refusal) {
        return refusal instanceof Readiness.Failed failed
                ? new Readiness.Suspect(failed.cause(), failed.reason(), ACCOUNT)
                : refusal;
    }

    /** @param message the API server's words */
    static Readiness refusal(String message, Room room) {
        Cause cause = cause(message);
        String reason = cannot(room) + message;
        Duration patience = patience(cause, message, room);
        return patience.isZero() ? new Readiness.Failed(cause, reason) : new Readiness.Suspect(cause, reason, patience);
    }

    /** The admission plugins' words: quota {@code resourcequota/controller.go}, {@code limitranger}, {@code webhook/errors}. */
    static Cause cause(String message) {
        if (message.contains("violates PodSecurity")) {
            return Cause.POD_SECURITY;
        }
        if (message.contains("exceeded quota") || message.contains("failed quota")) {
            return Cause.QUOTA_EXCEEDED;
        }
        if (LIMIT_RANGE.matcher(message).find()) {
            return Cause.LIMIT_RANGE;
        }
        if (message.contains("failed calling webhook")) {
            return Cause.WEBHOOK_UNREACHABLE;
        }
        if (message.contains("admission webhook") || message.contains("ValidatingAdmissionPolicy")) {
            return Cause.WEBHOOK_REFUSED;
        }
        boolean account = message.contains("serviceaccount") && message.contains("not found");
        return account ? Cause.SERVICE_ACCOUNT_MISSING : Cause.NOT_ADMITTED;
    }

    private static Duration patience(Cause cause, String message, Room room) {
        return switch (cause) {
            case POD_SECURITY, LIMIT_RANGE, WEBHOOK_REFUSED -> FINAL;
            case QUOTA_EXCEEDED -> QuotaText.canNeverFit(message) ? FINAL : patience(room);
            case SERVICE_ACCOUNT_MISSING -> ACCOUNT;
            default -> message.contains(" is invalid: ") ? FINAL : OTHER;
        };
    }

    private static String cannot(Room room) {
        return switch (room) {
            case NONE -> "cannot make its pods, and all that fills the quota stays: ";
            case COMING -> "cannot make its pods before others have gone: ";
            case UNKNOWN -> "cannot make its pods: ";
        };
    }

    private static Duration patience(Room room) {
        return switch (room) {
            case NONE -> FINAL;
            case COMING -> Readiness.Suspect.TO_THE_END;
            case UNKNOWN -> QUOTA;
        };
    }
}
