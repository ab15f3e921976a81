package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Runs the pods of Jobs until enough of them have ended well, or too many have not, as "Jobs" in the Kubernetes documentation describes it. */
final class Jobs implements Reconciler {
    private final InternalClient client;
    private final OwnedPods pods;
    private final Clock clock;

    Jobs(InternalClient client, EventRecorder events, Clock clock) {
        this.client = client;
        this.pods = new OwnedPods(client, events, "job-controller");
        this.clock = clock;
    }

    /**
     * What has become of a job's pods.
     *
     * @param active neither ended nor ending
     * @param failed pods that ended badly, and restarts of containers in those that have not ended
     */
    private record Tally(List<ObjectNode> active, int succeeded, int failed) {
        static Tally of(List<ObjectNode> pods) {
            int restarts = pods.stream()
                    .filter(Pods::isActive)
                    .flatMap(pod -> pod.path("status").path("containerStatuses").valueStream())
                    .mapToInt(status -> status.path("restartCount").asInt(0))
                    .sum();
            return new Tally(
                    pods.stream().filter(Pods::isActive).toList(),
                    in(pods, "Succeeded"),
                    in(pods, "Failed") + restarts);
        }

        private static int in(List<ObjectNode> pods, String phase) {
            return (int)
                    pods.stream().filter(pod -> Pods.phase(pod).equals(phase)).count();
        }
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("Job", key.namespace(), key.name());
        if (found.isEmpty() || Meta.isBeingDeleted(found.get()) || isFinished(found.get())) {
            return;
        }
        ObjectNode job = found.get();
        Tally tally = Tally.of(pods.of(job));
        boolean failed = tally.failed() > job.path("spec").path("backoffLimit").asInt(6);
        boolean suspended = job.path("spec").path("suspend").asBoolean(false);
        if (failed || suspended) {
            tally.active().forEach(pod -> pods.remove(job, pod));
        } else if (!isComplete(job, tally)) {
            start(job, tally);
        }
        report(job, Tally.of(pods.of(job)), failed, suspended);
    }

    private static boolean isFinished(ObjectNode job) {
        return List.of("Complete", "Failed").stream()
                .anyMatch(type -> Conditions.find(job.path("status"), type)
                        .path("status")
                        .asString("")
                        .equals("True"));
    }

    /** Without a number of completions, the first pod that ends well says that the work is done. */
    private static boolean isComplete(ObjectNode job, Tally tally) {
        int wanted = job.path("spec").path("completions").asInt(1);
        return tally.succeeded() >= wanted && tally.active().isEmpty();
    }

    private void start(ObjectNode job, Tally tally) {
        int parallel = job.path("spec").path("parallelism").asInt(1);
        boolean counted = job.path("spec").has("completions");
        int left = counted
                ? job.path("spec").path("completions").asInt(1) - tally.succeeded()
                : tally.succeeded() > 0 ? 0 : parallel;
        for (int i = tally.active().size(); i < Math.min(parallel, left); i++) {
            if (pods.make(job, OwnedPods.pod(job)).isPresent()) {
                return;
            }
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void report(ObjectNode job, Tally tally, boolean failed, boolean suspended) {
        int ready = (int) tally.active().stream().filter(Pods::isReady).count();
        client.update(job, "status", ReplicaSets.MANAGER, next -> {
            ObjectNode status = next.withObject("/status");
            status.put("active", tally.active().size()).put("ready", ready).put("terminating", 0);
            status.put("succeeded", tally.succeeded()).put("failed", tally.failed());
            status.putObject("uncountedTerminatedPods");
            if (!suspended && !status.has("startTime")) {
                status.put("startTime", now());
            }
            if (failed) {
                String why = "Job has reached the specified backoff limit";
                end(status, List.of("FailureTarget", "Failed"), "BackoffLimitExceeded", why);
            } else if (!suspended && isComplete(job, tally)) {
                status.put("completionTime", now());
                String why = "Reached expected number of succeeded pods";
                end(status, List.of("SuccessCriteriaMet", "Complete"), "CompletionsReached", why);
            }
            suspension(status, suspended);
        });
    }

    private void end(ObjectNode status, List<String> conditions, String reason, String message) {
        for (String type : conditions) {
            ObjectNode condition = Conditions.set(status, type, true, now());
            Conditions.explain(condition, reason, message);
            condition.put("lastProbeTime", now());
        }
    }

    private void suspension(ObjectNode status, boolean suspended) {
        if (suspended || !Conditions.find(status, "Suspended").isMissingNode()) {
            ObjectNode condition = Conditions.set(status, "Suspended", suspended, now());
            Conditions.explain(
                    condition, suspended ? "JobSuspended" : "JobResumed", suspended ? "Job suspended" : "Job resumed");
            condition.put("lastProbeTime", now());
        }
    }
}
