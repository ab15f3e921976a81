package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pods that the API server refused to a StatefulSet, a DaemonSet or a Job: they have no condition for it, and say it in events alone
 * ({@code controller_utils.go} and {@code stateful_pod_control.go}, FailedCreate). An event stays when what it tells is over: it counts
 * while it is younger than the workload's present shape, and than the last pod that could be made.
 */
final class Refusals {
    /**
     * Who was refused for longer is asked again ever more rarely, up to 17 minutes apart (client-go, DefaultControllerRateLimiter): what was
     * in the way may be mended by now, in a deploy that changes nothing of the workload itself.
     */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private static final Pattern PREFIX = Pattern.compile(
            "^(\\(combined from similar events\\): )?(Error creating: |create \\S+ .*? failed error: )");

    private Refusals() {}

    /**
     * How a set is judged that may lack pods which it was refused.
     *
     * @param counted what its controller counts, and its pods show
     * @param wanted how many pods there shall be
     */
    static Readiness worse(Readiness counted, LiveObject set, Related related, long wanted) {
        boolean isUnseen = set.number("status", "observedGeneration") < set.generation();
        boolean hasAll =
                counted instanceof Readiness.Ready || related.standing().size() >= wanted;
        return isUnseen || hasAll
                ? counted
                : of(set, related)
                        .flatMap(refused -> PodRule.worst(List.of(counted, refused)))
                        .orElse(counted);
    }

    /** The API server's words, without the controller's before them. */
    static String words(String message) {
        return PREFIX.matcher(message).replaceFirst("");
    }

    /** What the last refusal means; empty when there is none, or it is over. */
    static Optional<Readiness> of(LiveObject controller, Related related) {
        Instant shaped = shaped(controller);
        Instant success = newest(controller, related, "SuccessfulCreate")
                .map(Refusals::time)
                .orElse(Instant.MIN);
        return newest(controller, related, "FailedCreate")
                .filter(refused -> time(refused).isAfter(success))
                .filter(refused -> isNew(controller) || !time(refused).isBefore(shaped))
                .map(refused -> judged(controller, related, refused, shaped));
    }

    private static Readiness judged(LiveObject controller, Related related, LiveObject refused, Instant shaped) {
        Room room = related.learned().room(controller);
        Readiness refusal = Admission.refusal(words(refused.text("message")), room);
        boolean mayBeOver = time(refused).isAfter(shaped.plus(FRESH)) && room != Room.NONE;
        if (refusal instanceof Readiness.Suspect suspect) {
            boolean isOfThePod = suspect.cause() != Cause.NOT_ADMITTED;
            return isOfThePod && !mayBeOver ? suspect : toTheEnd(suspect.cause(), suspect.reason());
        }
        return refusal instanceof Readiness.Failed failed && mayBeOver
                ? toTheEnd(failed.cause(), failed.reason())
                : isOfThisShape(controller, refused, shaped) ? refusal : Admission.withPatience(refusal);
    }

    private static Readiness toTheEnd(Cause cause, String reason) {
        return new Readiness.Suspect(cause, reason, Readiness.Suspect.TO_THE_END);
    }

    /** For certain: both times are the API server's, while when an event was last seen is told by the controller's clock. */
    private static boolean isOfThisShape(LiveObject controller, LiveObject refused, Instant shaped) {
        return isNew(controller)
                || instant(refused.text("metadata", "creationTimestamp")).isAfter(shaped);
    }

    private static boolean isNew(LiveObject controller) {
        return controller.generation() <= 1;
    }

    /** When somebody last changed more than the status; of whom nobody says it, when it was made. */
    private static Instant shaped(LiveObject controller) {
        return controller.maps("metadata", "managedFields").stream()
                .filter(each -> !each.containsKey("subresource"))
                .map(each -> instant(String.valueOf(each.getOrDefault("time", ""))))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> instant(controller.text("metadata", "creationTimestamp")));
    }

    private static Optional<LiveObject> newest(LiveObject controller, Related related, String reason) {
        return related.eventsOf(controller).stream()
                .filter(event -> event.text("reason").equals(reason))
                .max(Comparator.comparing(Refusals::time).thenComparing(event -> event.text("message")));
    }

    private static Instant time(LiveObject event) {
        return instant(Related.eventTime(event));
    }

    private static Instant instant(String time) {
        return time.isEmpty() ? Instant.MIN : Instant.parse(time);
    }
}
