package io.github.sarvanom.rollout;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Origins;
import io.github.sarvanom.testbed.Testbed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Applies objects to a real cluster, waits for them as a deploy does, and records what it hears. */
final class LiveWait implements AutoCloseable {
    private static final Set<String> OF_CLUSTER = Set.of(
            "Namespace",
            "ValidatingWebhookConfiguration",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding");
    private static final Set<String> WAITED_FOR = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    private final Trace trace = new Trace();
    private final ClusterConnection connection;
    private final RecordingReader reader;
    private final Heard heard = new Heard();
    private long begun;

    LiveWait(Testbed testbed) {
        this(ClusterConnection.open(
                new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig())),
                KubeAccess.files(),
                Optional.empty()));
    }

    /** @param connection is closed with this */
    LiveWait(ClusterConnection connection) {
        this.connection = connection;
        reader = new RecordingReader(connection.reader(), trace);
    }

    Trace trace() {
        return trace;
    }

    /** When a cause was first called by its name before the verdict, in milliseconds since the beginning; empty when it was not. */
    OptionalLong saidMillis(Cause cause) {
        return heard.doubts.stream()
                .filter(doubt -> doubt.diagnosis().cause() == cause)
                .mapToLong(doubt -> begun + doubt.workload().took().toMillis())
                .min();
    }

    /** Since the beginning. */
    long millis() {
        return reader.millis();
    }

    RolloutOutcome run(List<Map<String, Object>> objects, String namespace, Duration deadline) {
        Map<ResourceId, LiveObject> applied = apply(objects, namespace);
        List<Object> slim =
                new ArrayList<>(applied.values().stream().map(Trace::slim).toList());
        trace.add(reader.millis(), "applied", "", slim);
        begun = reader.millis();
        return new RolloutWaiter(reader, text -> text, Origins.unknown(), InstantSource.system(), heard)
                .await(new AppliedSet(applied), RolloutDeadline.said(deadline));
    }

    /** Those of the applied objects that take time. */
    Map<ResourceId, LiveObject> apply(List<Map<String, Object>> objects, String namespace) {
        Map<ResourceId, LiveObject> applied = new LinkedHashMap<>();
        for (Map<String, Object> object : objects) {
            LiveObject live = connection.writer().apply(Manifest.of(placed(object, namespace)));
            if (WAITED_FOR.contains(live.id().kind())) {
                applied.put(live.id(), live);
            }
        }
        return applied;
    }

    private static Map<String, Object> placed(Map<String, Object> object, String namespace) {
        if (OF_CLUSTER.contains(String.valueOf(object.get("kind")))) {
            return object;
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        ((Map<?, ?>) object.get("metadata")).forEach((key, value) -> metadata.put(key.toString(), value));
        metadata.put("namespace", namespace);
        Map<String, Object> placed = new LinkedHashMap<>(object);
        placed.put("metadata", metadata);
        return placed;
    }

    @Override
    public void close() {
        connection.close();
    }
}
