package io.github.sarvanom.rollout;

import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.util.Locale;

/** The kubelet's words on a ConfigMap, Secret or key that is not there ({@code pkg/kubelet/kubelet_pods.go}, volume plugins). */
final class MissingText {
    /** What is there by now: the kubelet reads through a cache, and tries again only every 10 to 20 s. */
    private static final Duration CACHE = Duration.ofSeconds(60);
    /** Who makes Secrets from elsewhere (external-secrets, cert-manager) needs a moment. */
    private static final Duration MADE_BY_OTHERS = Duration.ofSeconds(8);

    private MissingText() {}

    static Cause cause(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("find key") || text.contains("non-existent") || text.contains("references non-existent")) {
            return Cause.KEY_MISSING;
        }
        return text.contains("configmap") ? Cause.CONFIG_MAP_MISSING : Cause.SECRET_MISSING;
    }

    /** A key that the API server does not have either comes by no cache: nobody adds keys to an object in passing. */
    static Readiness judge(String message, String reason, Related related) {
        Cause cause = cause(message);
        boolean confirmed = related.learned().absences().contains(message);
        if (cause == Cause.KEY_MISSING && confirmed) {
            return new Readiness.Failed(cause, reason);
        }
        return new Readiness.Suspect(cause, reason, confirmed ? MADE_BY_OTHERS : CACHE);
    }
}
