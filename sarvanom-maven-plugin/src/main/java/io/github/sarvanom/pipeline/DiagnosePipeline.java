package io.github.sarvanom.pipeline;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.RolloutDeadline;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.RolloutWaiter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges what runs now as a deploy would, and waits no longer than it takes to see what is wrong. Changes nothing. */
public final class DiagnosePipeline {
    private static final RolloutDeadline LOOK =
            new RolloutDeadline(Duration.ofSeconds(5), "diagnose looks for 5 s and waits for nothing");
    private static final List<String> KINDS = List.of("Deployment", "StatefulSet", "DaemonSet");

    private final ClusterReader reader;
    private final Secrecy secrecy;
    private final RolloutWaiter waiter;
    private final DeployLog log;

    /** @param secrecy what the waiter hears of the cluster goes through it */
    public DiagnosePipeline(ClusterReader reader, Secrecy secrecy, RolloutWaiter waiter, DeployLog log) {
        this.reader = reader;
        this.secrecy = secrecy;
        this.waiter = waiter;
        this.log = log;
    }

    /** Succeeded when everything that belongs to the application does its work, also when nothing of it is there. */
    public RolloutOutcome run(Environment environment) {
        secrecy.look();
        log.connected(environment, reader.server());
        String members = "app.kubernetes.io/part-of=" + environment.application();
        Map<ResourceId, LiveObject> workloads = new HashMap<>();
        InFlight.usual()
                .each(KINDS, kind -> reader.list("apps/v1", kind, environment.namespace(), members))
                .answers()
                .stream()
                .map(InFlight.Answer::value)
                .flatMap(Collection::stream)
                .forEach(workload -> workloads.put(workload.id(), workload));
        return waiter.await(new AppliedSet(workloads), LOOK);
    }
}
