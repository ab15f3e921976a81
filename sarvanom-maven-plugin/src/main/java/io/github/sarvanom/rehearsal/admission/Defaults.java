package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Nodes.child;
import static io.github.sarvanom.rehearsal.admission.Nodes.fill;
import static io.github.sarvanom.rehearsal.admission.Nodes.isMissing;
import static io.github.sarvanom.rehearsal.admission.Nodes.items;

import io.github.sarvanom.rehearsal.schema.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Completes an object as the API server does before it stores it. The source of each value is the API reference of its kind. */
public final class Defaults {
    /** Counts the templates that a DaemonSet has had. */
    public static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    private final Map<String, Consumer<ObjectNode>> byKind = Map.ofEntries(
            Map.entry("Deployment", Defaults::deployment),
            Map.entry("ReplicaSet", object -> fill(templated(object), "replicas", 1)),
            Map.entry("StatefulSet", Defaults::statefulSet),
            Map.entry("DaemonSet", Defaults::daemonSet),
            Map.entry("Job", object -> job(child(object, "spec"))),
            Map.entry("CronJob", Defaults::cronJob),
            Map.entry("Pod", PodDefaults::pod),
            Map.entry("Service", ServiceDefaults::service),
            Map.entry("Secret", Defaults::secret),
            Map.entry("Namespace", Defaults::namespace),
            Map.entry("PersistentVolumeClaim", Defaults::claim),
            Map.entry("NetworkPolicy", Defaults::networkPolicy),
            Map.entry("HorizontalPodAutoscaler", Defaults::autoscaler),
            Map.entry("RoleBinding", Defaults::binding),
            Map.entry("ClusterRoleBinding", Defaults::binding),
            Map.entry("StorageClass", Defaults::storageClass),
            Map.entry("PriorityClass", object -> fill(object, "preemptionPolicy", "PreemptLowerPriority")));

    /** Adds to the object what its kind has a default for and it does not say. */
    public void apply(Resource resource, ObjectNode object) {
        byKind.getOrDefault(resource.kind(), other -> {}).accept(object);
    }

    private static ObjectNode templated(ObjectNode object) {
        ObjectNode spec = child(object, "spec");
        PodDefaults.template(child(child(spec, "template"), "spec"));
        return spec;
    }

    private static void deployment(ObjectNode object) {
        ObjectNode spec = templated(object);
        fill(spec, "replicas", 1);
        fill(spec, "revisionHistoryLimit", 10);
        fill(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = child(spec, "strategy");
        fill(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asString("").equals("RollingUpdate")) {
            ObjectNode rolling = child(strategy, "rollingUpdate");
            fill(rolling, "maxUnavailable", "25%");
            fill(rolling, "maxSurge", "25%");
        }
    }

    private static void statefulSet(ObjectNode object) {
        ObjectNode spec = templated(object);
        fill(spec, "replicas", 1);
        fill(spec, "revisionHistoryLimit", 10);
        fill(spec, "podManagementPolicy", "OrderedReady");
        ObjectNode strategy = child(spec, "updateStrategy");
        fill(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asString("").equals("RollingUpdate")) {
            fill(child(strategy, "rollingUpdate"), "partition", 0);
        }
        ObjectNode retention = child(spec, "persistentVolumeClaimRetentionPolicy");
        fill(retention, "whenDeleted", "Retain");
        fill(retention, "whenScaled", "Retain");
        for (ObjectNode claim : items(spec.path("volumeClaimTemplates"))) {
            claim.put("kind", "PersistentVolumeClaim").put("apiVersion", "v1");
            claim(claim);
        }
    }

    private static void daemonSet(ObjectNode object) {
        ObjectNode spec = templated(object);
        fill(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = child(spec, "updateStrategy");
        fill(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asString("").equals("RollingUpdate")) {
            fill(child(strategy, "rollingUpdate"), "maxUnavailable", 1);
            fill(child(strategy, "rollingUpdate"), "maxSurge", 0);
        }
        fill(child(child(object, "metadata"), "annotations"), TEMPLATE_GENERATION, "1");
    }

    /** The number stays with the server, whatever a writer says. */
    public static void countTemplate(JsonNode old, ObjectNode next) {
        int before = old.path("metadata")
                .path("annotations")
                .path(TEMPLATE_GENERATION)
                .asInt(1);
        boolean same =
                old.path("spec").path("template").equals(next.path("spec").path("template"));
        child(child(next, "metadata"), "annotations")
                .put(TEMPLATE_GENERATION, Integer.toString(same ? before : before + 1));
    }

    private static void job(ObjectNode spec) {
        PodDefaults.template(child(child(spec, "template"), "spec"));
        if (isMissing(spec, "completions") && isMissing(spec, "parallelism")) {
            fill(spec, "completions", 1);
        }
        fill(spec, "parallelism", 1);
        fill(spec, "backoffLimit", 6);
        fill(spec, "completionMode", "NonIndexed");
        fill(spec, "suspend", false);
        fill(spec, "manualSelector", false);
        fill(spec, "podReplacementPolicy", "TerminatingOrFailed");
    }

    private static void cronJob(ObjectNode object) {
        ObjectNode spec = child(object, "spec");
        fill(spec, "concurrencyPolicy", "Allow");
        fill(spec, "suspend", false);
        fill(spec, "successfulJobsHistoryLimit", 3);
        fill(spec, "failedJobsHistoryLimit", 1);
        ObjectNode template = child(child(child(child(spec, "jobTemplate"), "spec"), "template"), "spec");
        PodDefaults.template(template);
    }

    /** What {@code stringData} says moves into {@code data}. */
    private static void secret(ObjectNode object) {
        fill(object, "type", "Opaque");
        JsonNode clear = object.path("stringData");
        if (!clear.isEmpty()) {
            ObjectNode data = child(object, "data");
            clear.properties()
                    .forEach(entry ->
                            data.put(entry.getKey(), encoded(entry.getValue().asString(""))));
        }
        object.remove("stringData");
    }

    private static String encoded(String clear) {
        return Base64.getEncoder().encodeToString(clear.getBytes(StandardCharsets.UTF_8));
    }

    private static void namespace(ObjectNode object) {
        String name = object.path("metadata").path("name").asString("");
        child(child(object, "metadata"), "labels").put("kubernetes.io/metadata.name", name);
        if (!object.path("metadata").has("deletionTimestamp")) {
            child(object, "status").put("phase", "Active");
        }
    }

    private static void claim(ObjectNode object) {
        fill(child(object, "spec"), "volumeMode", "Filesystem");
        fill(child(object, "status"), "phase", "Pending");
    }

    private static void networkPolicy(ObjectNode object) {
        ObjectNode spec = child(object, "spec");
        if (spec.path("policyTypes").isEmpty()) {
            ArrayNode types = spec.putArray("policyTypes").add("Ingress");
            if (!spec.path("egress").isEmpty()) {
                types.add("Egress");
            }
        }
        for (String direction : new String[] {"ingress", "egress"}) {
            for (ObjectNode rule : items(spec.path(direction))) {
                items(rule.path("ports")).forEach(port -> fill(port, "protocol", "TCP"));
            }
        }
    }

    private static void autoscaler(ObjectNode object) {
        ObjectNode spec = child(object, "spec");
        fill(spec, "minReplicas", 1);
        if (spec.path("metrics").isEmpty()) {
            ObjectNode cpu =
                    spec.putArray("metrics").addObject().put("type", "Resource").putObject("resource");
            cpu.put("name", "cpu")
                    .putObject("target")
                    .put("type", "Utilization")
                    .put("averageUtilization", 80);
        }
    }

    private static void binding(ObjectNode object) {
        fill(child(object, "roleRef"), "apiGroup", "rbac.authorization.k8s.io");
        for (ObjectNode subject : items(object.path("subjects"))) {
            if (!subject.path("kind").asString("").equals("ServiceAccount")) {
                fill(subject, "apiGroup", "rbac.authorization.k8s.io");
            }
        }
    }

    private static void storageClass(ObjectNode object) {
        fill(object, "reclaimPolicy", "Delete");
        fill(object, "volumeBindingMode", "Immediate");
    }
}
