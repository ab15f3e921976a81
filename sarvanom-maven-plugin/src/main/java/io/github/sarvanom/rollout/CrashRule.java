package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.autopsy.Autopsy;
import io.github.sarvanom.rollout.autopsy.Finding;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.Ending;
import io.github.sarvanom.rollout.observed.Killing;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.util.Optional;

/**
 * A container whose program ends again and again. How often is enough depends on what it says: a program that waits for somebody
 * else may yet succeed, one whose classes are too new for its Java never will. Restarts come after 0, 10, 20, 40 and 80 s
 * (Kubernetes, "Pod Lifecycle", container restart policy).
 */
final class CrashRule {
    /** The second end was like the first: the kubelet has restarted it at once. */
    private static final int ONCE = 1;
    /** Enough for somebody who is a little late, seldom for a mistake: 30 s. */
    private static final int OFTEN = 3;
    /** Whoever waits for a dependency gets 70 s and more. */
    private static final int PATIENT = 4;
    /** What comes up within so long after all is no mistake. */
    private static final Duration LAST_HOPE = Duration.ofSeconds(6);

    private CrashRule() {}

    static Readiness judge(ContainerState container, LiveObject pod, Related related) {
        Ending last = container.lastEnding();
        Optional<Autopsy> words = related.learned().lastWords(pod, container);
        Cause cause = cause(last, Killing.of(pod, container, related).map(Killing::cause), words);
        String reason = container.said(last.text() + container.restartText());
        int enough = enough(cause, container, words, related);
        if (container.restarts() >= enough) {
            return new Readiness.Failed(cause, reason);
        }
        boolean hopeless = isUnchangeable(cause) || (isUnexplained(cause, words) && container.restarts() >= ONCE);
        return hopeless && !container.isRunning()
                ? new Readiness.Suspect(cause, reason, LAST_HOPE)
                : new Readiness.Retrying(cause, reason, enough);
    }

    /** What the next start finds as this one did; it may be 10 s away. */
    private static boolean isUnchangeable(Cause cause) {
        return switch (cause) {
            case COMMAND_NOT_FOUND, COMMAND_NOT_EXECUTABLE, OUT_OF_MEMORY, HEAP_EXHAUSTED -> true;
            case VARIABLE_MISSING, READ_ONLY_FILE_SYSTEM, CLASS_MISSING, TLS_NOT_TRUSTED, PORT_IN_USE -> true;
            default -> false;
        };
    }

    private static Cause cause(Ending last, Optional<Cause> killer, Optional<Autopsy> words) {
        if (last.cause() != Cause.CRASHES) {
            return last.cause();
        }
        return killer.or(() -> words.flatMap(Autopsy::finding).map(Finding::cause))
                .orElse(Cause.CRASHES);
    }

    private static int enough(Cause cause, ContainerState container, Optional<Autopsy> words, Related related) {
        return switch (cause) {
            case CLASS_VERSION, MAIN_CLASS_MISSING, JVM_OPTION_INVALID, IMAGE_WRONG_PLATFORM -> 0;
            case COMMAND_NOT_FOUND, COMMAND_NOT_EXECUTABLE, OUT_OF_MEMORY, HEAP_EXHAUSTED -> ONCE;
            case VARIABLE_MISSING, READ_ONLY_FILE_SYSTEM, CLASS_MISSING, TLS_NOT_TRUSTED, PORT_IN_USE -> ONCE;
            case DEPENDENCY_LOGIN_REFUSED, LIVENESS_KILLS, STARTUP_PROBE_KILLS, MIGRATION_FAILED ->
                killedTwice(container);
            case DEPENDENCY_NAME_UNKNOWN -> isNobody(words, related) ? ONCE : PATIENT;
            case DEPENDENCY_REFUSES, DEPENDENCY_SILENT -> PATIENT;
            default -> words.filter(Autopsy::speaksOfWaiting).isPresent() ? PATIENT : OFTEN;
        };
    }

    /** The namespace has no Service of the name that is looked up. */
    private static boolean isNobody(Optional<Autopsy> words, Related related) {
        return words.flatMap(Autopsy::finding)
                .filter(finding -> related.learned().absences().contains("host " + finding.what()))
                .isPresent();
    }

    /** While it runs again nothing is said: only the second end is like the first. */
    private static int killedTwice(ContainerState container) {
        return container.isRunning() ? ONCE + 1 : ONCE;
    }

    /** It has spoken, and of nothing that may yet come. */
    private static boolean isUnexplained(Cause cause, Optional<Autopsy> words) {
        boolean plain = cause == Cause.CRASHES
                || cause == Cause.UNCAUGHT_EXCEPTION
                || cause == Cause.ENDS_BY_ITSELF
                || cause == Cause.FILE_MISSING;
        return plain
                && words.filter(said -> !said.lines().isEmpty() && !said.speaksOfWaiting())
                        .isPresent();
    }
}
