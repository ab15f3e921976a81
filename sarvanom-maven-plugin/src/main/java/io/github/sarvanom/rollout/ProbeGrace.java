package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.autopsy.Autopsy;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.ProbeSum;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.Unhealthy;
import java.time.Duration;
import java.util.Locale;

/**
 * For how long what a probe hears may still be how the program starts: a server that is up answers 404 until its applications are
 * deployed, and an agent's port is open before the program's own. What the probe itself allows is no trouble yet.
 */
final class ProbeGrace {
    /** How often a probe is asked in vain, at least: once may be by chance. */
    private static final long TWICE = 2;
    /** Of 25 the kubelet tells at once, then of one in 5 minutes (client-go, {@code EventSourceObjectSpamFilter}); some are of other reasons. */
    private static final long LAST_WORDS = 22;

    private ProbeGrace() {}

    static Duration of(Unhealthy heard, ContainerState container, LiveObject pod, Related related) {
        boolean isUp = saysThatItIsUp(container, pod, related);
        if (passesWithTheStart(heard) && ((isStarting(heard) && !isUp) || isLastWord(pod, related))) {
            return Readiness.Suspect.TO_THE_END;
        }
        boolean hasStarted =
                isUp || ProbeSum.of(pod, container.name(), "startupProbe").isPresent();
        return ProbeSum.of(pod, container.name(), setting(heard))
                .map(probe -> probe.period().multipliedBy(hasStarted ? TWICE : Math.max(TWICE, probe.failures())))
                .orElse(Duration.ZERO);
    }

    private static boolean passesWithTheStart(Unhealthy heard) {
        return heard.failure().refused() || heard.failure().status() == 404;
    }

    /** The kubelet ends a startup probe whose time is over, and what it ends twice is judged by that. */
    private static boolean isStarting(Unhealthy heard) {
        return heard.failure().kind().equals("Startup");
    }

    /** What was heard last may be long past. */
    private static boolean isLastWord(LiveObject pod, Related related) {
        return Unhealthy.times(pod, related) >= LAST_WORDS;
    }

    /** In the log that is known of a program which was restarted, the run before speaks. */
    private static boolean saysThatItIsUp(ContainerState container, LiveObject pod, Related related) {
        return container.restarts() == 0
                && related.learned()
                        .lastWords(pod, container)
                        .filter(Autopsy::saysThatItIsUp)
                        .isPresent();
    }

    private static String setting(Unhealthy heard) {
        return heard.failure().kind().toLowerCase(Locale.ROOT) + "Probe";
    }
}
