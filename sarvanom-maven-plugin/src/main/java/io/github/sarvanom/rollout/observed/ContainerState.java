package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of {@code status.initContainerStatuses} or {@code status.containerStatuses}. */
public final class ContainerState {
    private final Map<String, Object> status;
    private final boolean init;
    private final boolean alone;

    private ContainerState(Map<String, Object> status, boolean init, boolean alone) {
        this.status = status;
        this.init = init;
        this.alone = alone;
    }

    /** The pod's containers in start order, the init containers first. */
    public static List<ContainerState> of(LiveObject pod) {
        List<Map<String, Object>> inits = pod.maps("status", "initContainerStatuses");
        List<Map<String, Object>> mains = pod.maps("status", "containerStatuses");
        boolean alone = inits.size() + mains.size() == 1;
        List<ContainerState> all = new ArrayList<>();
        inits.forEach(status -> all.add(new ContainerState(status, true, alone)));
        mains.forEach(status -> all.add(new ContainerState(status, false, alone)));
        return List.copyOf(all);
    }

    public String name() {
        return Texts.of(status, "name");
    }

    public boolean isInit() {
        return init;
    }

    /** Whether nothing waits for it any more: an init container that ended well or serves as a sidecar, any other that is ready. */
    public boolean isDone() {
        if (Boolean.TRUE.equals(status.get("ready"))) {
            return true;
        }
        boolean sidecarIsUp = isRunning() && isStarted();
        return init && (sidecarIsUp || (hasEnded() && ending().exitCode() == 0));
    }

    public boolean isRunning() {
        return state("running") != null;
    }

    /** Whether its startup probe, if it has one, has passed. */
    public boolean isStarted() {
        return Boolean.TRUE.equals(status.get("started"));
    }

    public boolean hasEnded() {
        return state("terminated") != null;
    }

    public Ending ending() {
        return Ending.of(map(state("terminated")));
    }

    /** How the instance before the present one ended; the present one's end when it has just ended itself. */
    public Ending lastEnding() {
        return hasEnded()
                ? ending()
                : Ending.of(map(map(status.get("lastState")).get("terminated")));
    }

    /** How long the instance before the present one ran; empty when there was none, or it never ran. */
    public Optional<Duration> lastRun() {
        Map<?, ?> ended = hasEnded()
                ? map(state("terminated"))
                : map(map(status.get("lastState")).get("terminated"));
        String from = Texts.of(ended, "startedAt");
        String to = Texts.of(ended, "finishedAt");
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.between(Instant.parse(from), Instant.parse(to)));
    }

    public int restarts() {
        return status.get("restartCount") instanceof Number number ? number.intValue() : 0;
    }

    public String waitingReason() {
        return Texts.of(map(state("waiting")), "reason");
    }

    public String waitingMessage() {
        return Texts.of(map(state("waiting")), "message");
    }

    public String image() {
        return Texts.of(status, "image");
    }

    /** Whether its program was ever started, so that there may be a log. */
    public boolean hasRun() {
        return isRunning() || hasEnded() || restarts() > 0;
    }

    /** Its state in one line. */
    public String text() {
        if (isRunning()) {
            return "running, not ready" + restartText();
        }
        String now = hasEnded() ? ending().text() : "waiting, " + waitingReason();
        boolean tellLast = !hasEnded() && restarts() > 0;
        return now + (tellLast ? "; " + lastEnding().text() : "") + restartText();
    }

    /** {@code , restarted 2 times}; empty when it never was. */
    public String restartText() {
        return restarts() == 0 ? "" : ", restarted " + restarts() + (restarts() == 1 ? " time" : " times");
    }

    /** The sentence with the container's name, where the pod has more than one. */
    public String said(String sentence) {
        return alone ? sentence : (init ? "init container " : "container ") + name() + " " + sentence;
    }

    private @Nullable Object state(String name) {
        return map(status.get("state")).get(name);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
