package io.github.sarvanom.rollout;

import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Causes;
import io.github.sarvanom.rollout.observed.ContainerState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a container whose image does not come. The kubelet passes on what the registry said as text alone; before
 * Kubernetes 1.31 only the event has it while the kubelet backs off.
 */
final class ImagePull {
    /** A registry or network that does not answer is given four tries (10, 20 and 40 s apart, and the time that each takes). */
    private static final Duration FOURTH_TRY = Duration.ofMinutes(2);
    /** A registry's proxy or mirror may need a moment for what was pushed just now. */
    private static final Duration MOMENT = Duration.ofSeconds(1);
    /** A login may be given by a controller that watches service accounts; the kubelet tries again after 10 s. */
    private static final Duration SECOND_TRY = Duration.ofSeconds(8);

    /** In this order: a rate limit is also called unauthorized by some, and a platform that is missing not found. */
    private static final Map<Cause, List<String>> WORDS = words();

    private ImagePull() {}

    private static Map<Cause, List<String>> words() {
        Map<Cause, List<String>> words = new LinkedHashMap<>();
        words.put(Cause.REGISTRY_RATE_LIMITED, List.of("toomanyrequests", "]: 429", ": 429 ", "rate limit"));
        words.put(
                Cause.IMAGE_WRONG_PLATFORM,
                List.of(
                        "no match for platform in manifest",
                        "no matching manifest",
                        "no image found in manifest list"));
        words.put(Cause.REGISTRY_NOT_TRUSTED, List.of("x509:", "server gave HTTP response to HTTPS client", "tls: "));
        words.put(Cause.IMAGE_NOT_FOUND, List.of("not found", "manifest unknown", "name unknown", "NotFound"));
        words.put(
                Cause.IMAGE_UNAUTHORIZED,
                List.of(
                        "unauthorized",
                        "Unauthorized",
                        "403 Forbidden",
                        "pull access denied",
                        "no basic auth credentials",
                        "authentication required",
                        "authorization failed"));
        return words;
    }

    /** @param event the newest warning about the pod's image; empty when none was seen */
    static Readiness judge(ContainerState container, String event) {
        String image = container.image();
        return switch (container.waitingReason()) {
            case "ErrImageNeverPull" ->
                failed(
                        Cause.IMAGE_NOT_ON_NODE,
                        container,
                        "may not pull its image " + image + ", and the node does not have it");
            case "InvalidImageName" ->
                failed(Cause.IMAGE_REFERENCE_MALFORMED, container, "has a malformed image reference: " + image);
            default -> answered(container, cause(container.waitingMessage() + " " + event));
        };
    }

    static Cause cause(String answer) {
        return WORDS.entrySet().stream()
                .filter(words -> words.getValue().stream().anyMatch(answer::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Cause.REGISTRY_UNREACHABLE);
    }

    private static Readiness failed(Cause cause, ContainerState container, String reason) {
        return new Readiness.Failed(cause, container.said(reason));
    }

    private static Readiness answered(ContainerState container, Cause cause) {
        String why = because(container.waitingMessage());
        String reason = switch (cause) {
            case IMAGE_NOT_FOUND -> ", the registry does not have it: " + container.image();
            case IMAGE_UNAUTHORIZED -> ", the registry refuses the node: " + container.image();
            case IMAGE_WRONG_PLATFORM -> ", it is not made for the node's platform: " + container.image();
            case REGISTRY_RATE_LIMITED -> ", the registry serves no more pulls for now: " + container.image() + why;
            default -> " " + container.image() + why;
        };
        return new Readiness.Suspect(cause, container.said("cannot pull its image" + reason), patience(cause));
    }

    private static Duration patience(Cause cause) {
        return switch (cause) {
            case IMAGE_NOT_FOUND, IMAGE_WRONG_PLATFORM -> MOMENT;
            case IMAGE_UNAUTHORIZED, REGISTRY_NOT_TRUSTED -> SECOND_TRY;
            default -> FOURTH_TRY;
        };
    }

    private static String because(String message) {
        String cause = Causes.innermost(message);
        return cause.isEmpty() ? "" : ": " + cause;
    }
}
