package io.github.sarvanom.rollout;

import java.time.Duration;
import java.util.List;

/**
 * Judges a container whose image does not come. The kubelet passes on what the registry said as text alone; before
 * Kubernetes 1.31 only the event has it while the kubelet backs off.
 */
final class ImagePull {
    /** The kubelet tries again 10 s after the first failure: an answer that still stands then was given twice. */
    private static final Duration SECOND_TRY = Duration.ofSeconds(12);
    /** A registry or network that does not answer is given four tries (10, 20 and 40 s apart). */
    private static final Duration FOURTH_TRY = Duration.ofSeconds(75);

    private static final List<String> NOT_FOUND = List.of("not found", "manifest unknown", "name unknown", "NotFound");
    private static final List<String> REFUSED = List.of(
            "unauthorized",
            "Unauthorized",
            "403 Forbidden",
            "pull access denied",
            "no basic auth credentials",
            "authentication required",
            "authorization failed");

    private ImagePull() {}

    /** @param event the newest warning about the pod's image; empty when none was seen */
    static Readiness judge(ContainerState container, String event) {
        String image = container.image();
        return switch (container.waitingReason()) {
            case "ErrImageNeverPull" ->
                unusable(container, "may not pull its image " + image + ", and the node does not have it");
            case "InvalidImageName" -> unusable(container, "has a malformed image reference: " + image);
            default -> answered(container, image, container.waitingMessage() + " " + event);
        };
    }

    private static Readiness unusable(ContainerState container, String reason) {
        return new Readiness.Failed(FailureCause.IMAGE_UNUSABLE, container.said(reason));
    }

    private static Readiness answered(ContainerState container, String image, String answer) {
        if (NOT_FOUND.stream().anyMatch(answer::contains)) {
            return new Readiness.Suspect(
                    FailureCause.IMAGE_NOT_FOUND,
                    container.said("cannot pull its image, the registry does not have it: " + image),
                    SECOND_TRY);
        }
        if (REFUSED.stream().anyMatch(answer::contains)) {
            return new Readiness.Suspect(
                    FailureCause.IMAGE_REFUSED,
                    container.said("cannot pull its image, the registry refuses the node: " + image),
                    SECOND_TRY);
        }
        return new Readiness.Suspect(
                FailureCause.IMAGE_NOT_REACHED,
                container.said("cannot pull its image " + image + because(container.waitingMessage())),
                FOURTH_TRY);
    }

    private static String because(String message) {
        String cause = Causes.innermost(message);
        return cause.isEmpty() ? "" : ": " + cause;
    }
}
