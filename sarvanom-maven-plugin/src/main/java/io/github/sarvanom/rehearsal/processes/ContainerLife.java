package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.controllers.Node;
import io.github.sarvanom.rehearsal.controllers.RestartPolicy;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One container of one pod, through all its starts and ends; a step is made each time that its status is asked for. */
final class ContainerLife {
    /** The kubelet notices an end, and tries again, no sooner (its relist period). */
    private static final Duration NOTICED = Duration.ofSeconds(1);

    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Node node;
    private final ContainerStart starts;
    private final ObjectKey key;
    private final BackOff backOff = new BackOff();
    private @Nullable Attempt attempt;
    private @Nullable LogFile previousLog;
    private @Nullable Ended last;
    private boolean backOffTold;
    private int restarts;
    private long failedSince;

    ContainerLife(Node node, ContainerStart starts, ObjectKey key, int restarts) {
        this.node = node;
        this.starts = starts;
        this.key = key;
        this.restarts = restarts;
    }

    /** The log of the present process, or of the last one when none runs; empty when none ever ran. */
    Optional<LogFile> log() {
        return attempt == null ? previousLog() : Optional.of(attempt.log());
    }

    Optional<LogFile> previousLog() {
        return Optional.ofNullable(previousLog);
    }

    boolean isRunning() {
        return attempt != null
                && !attempt.isStarting()
                && !attempt.hasFailed()
                && attempt.process().isAlive();
    }

    /** Does what is to be done, and says how the container is now. */
    ObjectNode step(ObjectNode pod, ObjectNode container) {
        noticeEnd();
        retry();
        if (attempt == null && isToRun(pod) && mayStart(pod, container)) {
            start(pod, container);
        }
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.set("name", container.get("name"));
        ObjectNode state = status.putObject("state");
        ObjectNode lastState = status.putObject("lastState");
        status.put("ready", false).put("restartCount", restarts);
        status.put("image", container.path("image").asString("")).put("imageID", "");
        status.put("started", false);
        write(pod, container, status, state, lastState);
        return status;
    }

    private void noticeEnd() {
        Attempt now = attempt;
        if (now == null || now.isStarting() || now.hasFailed() || now.process().isAlive()) {
            return;
        }
        now.endProbes();
        int code = now.process().exitCode();
        last = new Ended(
                code, now.startedAt(), node.now(), now.id(), now.process().running(), System.nanoTime());
        previousLog = now.log();
        backOffTold = false;
        attempt = null;
        node.loop().askAfter(NOTICED, key);
    }

    /** What could not even be started is tried again when the kubelet would. */
    private void retry() {
        if (failedSince != 0 && System.nanoTime() - failedSince >= RETRY.toNanos()) {
            failedSince = 0;
            attempt = null;
        }
    }

    private boolean isToRun(ObjectNode pod) {
        return last == null || RestartPolicy.of(pod).startsAgainAfter(last.exitCode());
    }

    /** At once the first time; otherwise when what it ended with lies long enough back. */
    private boolean mayStart(ObjectNode pod, ObjectNode container) {
        Ended ended = last;
        if (ended == null) {
            return true;
        }
        if (ended.ago().compareTo(NOTICED) < 0) {
            return false;
        }
        Duration left = backOff.left(ended.ago());
        if (left.isZero()) {
            backOff.next(ended.ran());
            restarts++;
            return true;
        }
        if (!backOffTold) {
            backOffTold = true;
            node.events()
                    .warning(
                            pod,
                            Node.KUBELET,
                            "BackOff",
                            "Back-off restarting failed container " + name(container) + " in pod " + podName(pod));
            node.loop().askAfter(left, key);
        }
        return false;
    }

    private void start(ObjectNode pod, ObjectNode container) {
        Attempt next = starts.begin(pod, container, restarts);
        attempt = next;
        CompletableFuture<Void> unused = next.start()
                .whenComplete((process, failure) -> node.loop().ask(key))
                .thenAccept(process -> process.whenEnded(() -> asked(next)));
    }

    /** Its end is looked at when its last line is in the log. */
    private void asked(Attempt ended) {
        CompletableFuture<Void> unused =
                ended.log().whole().thenRun(() -> node.loop().ask(key));
    }

    private void write(
            ObjectNode pod, ObjectNode container, ObjectNode status, ObjectNode state, ObjectNode lastState) {
        Attempt now = attempt;
        if (now == null || now.isStarting()) {
            writeWaiting(pod, container, status, state, lastState);
        } else if (now.hasFailed()) {
            failed(pod, now, state);
        } else {
            running(pod, container, now);
            status.put("imageID", container.path("image").asString("")).put("containerID", now.id());
            status.put("ready", now.isReady() && !now.isStopping()).put("started", now.isStarted());
            state.putObject("running").put("startedAt", now.startedAt());
            lastEnd(lastState);
        }
    }

    private void lastEnd(ObjectNode lastState) {
        if (last != null) {
            last.writeTo(lastState);
        }
    }

    private void writeWaiting(
            ObjectNode pod, ObjectNode container, ObjectNode status, ObjectNode state, ObjectNode lastState) {
        Ended ended = last;
        if (ended == null) {
            state.putObject("waiting").put("reason", "ContainerCreating");
            return;
        }
        status.put("imageID", container.path("image").asString("")).put("containerID", ended.containerId());
        if (backOffTold) {
            state.putObject("waiting")
                    .put("reason", "CrashLoopBackOff")
                    .put(
                            "message",
                            "back-off " + text(backOff.current()) + " restarting failed container=" + name(container)
                                    + " pod=" + podName(pod));
            ended.writeTo(lastState);
        } else {
            ended.writeTo(state);
        }
    }

    /** As Go prints a duration: {@code 10s}, {@code 1m20s}, {@code 5m0s}. */
    private static String text(Duration wait) {
        return (wait.toMinutes() > 0 ? wait.toMinutes() + "m" : "") + wait.toSecondsPart() + "s";
    }

    private void failed(ObjectNode pod, Attempt now, ObjectNode state) {
        StartFailure failure = failureOf(now);
        if (failedSince == 0) {
            failedSince = System.nanoTime();
            node.loop().askAfter(RETRY, key);
        }
        node.events().warningOnce(pod, Node.KUBELET, "Failed", "Error: " + failure.text());
        state.putObject("waiting").put("reason", failure.reason()).put("message", failure.text());
    }

    private static StartFailure failureOf(Attempt attempt) {
        try {
            attempt.process();
            throw new IllegalStateException("it has not failed");
        } catch (CompletionException wrapped) {
            return wrapped.getCause() instanceof StartFailure failure
                    ? failure
                    : new StartFailure("CreateContainerError", String.valueOf(wrapped.getCause()));
        }
    }

    /** The first time that a process is seen running it gets its probes; later they are acted upon. */
    private void running(ObjectNode pod, ObjectNode container, Attempt now) {
        if (now.startedAt().isEmpty()) {
            node.events()
                    .normalOnce(
                            pod,
                            Node.KUBELET,
                            "Pulled",
                            "Container image \"" + container.path("image").asString("")
                                    + "\" already present on machine");
            node.events().normal(pod, Node.KUBELET, "Created", "Created container: " + name(container));
            node.events().normal(pod, Node.KUBELET, "Started", "Started container " + name(container));
            starts.probe(pod, container, now, node.now());
        }
    }

    /** Ends the process, if one runs, by the rules of a pod that ends. */
    void end(ObjectNode pod, ObjectNode container, Duration grace) {
        Attempt now = attempt;
        if (now != null && !now.isStopping()) {
            node.events().normal(pod, Node.KUBELET, "Killing", "Stopping container " + name(container));
            starts.stop(container, now, grace);
        }
    }

    /** Nothing of it runs, and nothing is about to. */
    boolean hasEnded() {
        Attempt now = attempt;
        return now == null
                || now.hasFailed()
                || (!now.isStarting() && !now.process().isAlive());
    }

    Optional<RunningProcess> process() {
        Attempt now = attempt;
        return now == null || now.isStarting() || now.hasFailed() ? Optional.empty() : Optional.of(now.process());
    }

    private static String name(JsonNode container) {
        return container.path("name").asString("");
    }

    private static String podName(ObjectNode pod) {
        return Meta.name(pod) + "_" + Meta.namespace(pod) + "(" + Meta.uid(pod) + ")";
    }
}
