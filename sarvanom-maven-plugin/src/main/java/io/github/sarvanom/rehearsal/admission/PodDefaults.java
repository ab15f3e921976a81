package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Nodes.child;
import static io.github.sarvanom.rehearsal.admission.Nodes.fill;
import static io.github.sarvanom.rehearsal.admission.Nodes.isMissing;
import static io.github.sarvanom.rehearsal.admission.Nodes.items;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The defaults of pods and pod templates; their source is the API reference of {@code PodSpec} and {@code Container}. */
final class PodDefaults {
    private static final int SHARED_MODE = 0644;
    private static final List<String> VOLUMES_WITH_MODE = List.of("secret", "configMap", "downwardAPI", "projected");

    private PodDefaults() {}

    static void template(ObjectNode spec) {
        fill(spec, "restartPolicy", "Always");
        fill(spec, "terminationGracePeriodSeconds", 30);
        fill(spec, "dnsPolicy", "ClusterFirst");
        fill(spec, "schedulerName", "default-scheduler");
        child(spec, "securityContext");
        if (!isMissing(spec, "serviceAccountName")) {
            spec.set("serviceAccount", spec.get("serviceAccountName"));
        } else if (!isMissing(spec, "serviceAccount")) {
            spec.set("serviceAccountName", spec.get("serviceAccount"));
        }
        items(spec.path("volumes")).forEach(PodDefaults::volume);
        items(spec.path("initContainers")).forEach(PodDefaults::container);
        items(spec.path("containers")).forEach(PodDefaults::container);
    }

    /** What only a pod gets, not a template. */
    static void pod(ObjectNode pod) {
        ObjectNode spec = child(pod, "spec");
        template(spec);
        fill(spec, "enableServiceLinks", true);
        fill(spec, "serviceAccountName", "default");
        fill(spec, "serviceAccount", "default");
        fill(spec, "priority", 0);
        fill(spec, "preemptionPolicy", "PreemptLowerPriority");
        for (String list : List.of("initContainers", "containers")) {
            items(spec.path(list)).forEach(PodDefaults::requestLimits);
        }
        ObjectNode status = child(pod, "status");
        fill(status, "phase", "Pending");
        fill(status, "qosClass", QualityOfService.of(spec));
    }

    private static void requestLimits(ObjectNode container) {
        JsonNode limits = container.path("resources").path("limits");
        if (!limits.isEmpty()) {
            ObjectNode requests = child(child(container, "resources"), "requests");
            limits.properties().forEach(limit -> fill(requests, limit.getKey(), limit.getValue()));
        }
    }

    private static void volume(ObjectNode volume) {
        if (volume.size() == 1) {
            volume.putObject("emptyDir");
        }
        for (String kind : VOLUMES_WITH_MODE) {
            if (volume.get(kind) instanceof ObjectNode source) {
                fill(source, "defaultMode", SHARED_MODE);
            }
        }
        for (ObjectNode source : items(volume.path("projected").path("sources"))) {
            if (source.get("serviceAccountToken") instanceof ObjectNode token) {
                fill(token, "expirationSeconds", 3600);
            }
            items(source.path("downwardAPI").path("items")).forEach(PodDefaults::fieldRef);
        }
        items(volume.path("downwardAPI").path("items")).forEach(PodDefaults::fieldRef);
        if (volume.get("hostPath") instanceof ObjectNode path) {
            fill(path, "type", "");
        }
    }

    private static void fieldRef(ObjectNode item) {
        if (item.get("fieldRef") instanceof ObjectNode ref) {
            fill(ref, "apiVersion", "v1");
        }
    }

    private static void container(ObjectNode container) {
        fill(container, "terminationMessagePath", "/dev/termination-log");
        fill(container, "terminationMessagePolicy", "File");
        fill(container, "imagePullPolicy", pullPolicy(container.path("image").asString("")));
        items(container.path("ports")).forEach(port -> fill(port, "protocol", "TCP"));
        for (ObjectNode variable : items(container.path("env"))) {
            if (variable.get("valueFrom") instanceof ObjectNode from) {
                fieldRef(from);
            }
        }
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.get(probe) instanceof ObjectNode there) {
                probe(there);
            }
        }
        for (String hook : List.of("postStart", "preStop")) {
            httpGet(container.path("lifecycle").path(hook));
        }
    }

    private static void probe(ObjectNode probe) {
        fill(probe, "timeoutSeconds", 1);
        fill(probe, "periodSeconds", 10);
        fill(probe, "successThreshold", 1);
        fill(probe, "failureThreshold", 3);
        httpGet(probe);
        if (probe.get("grpc") instanceof ObjectNode grpc) {
            fill(grpc, "service", "");
        }
    }

    private static void httpGet(JsonNode handler) {
        if (handler.get("httpGet") instanceof ObjectNode get) {
            fill(get, "path", "/");
            fill(get, "scheme", "HTTP");
        }
    }

    /** {@code Always} for an image without digest whose tag is {@code latest} or missing. */
    private static String pullPolicy(String image) {
        if (image.contains("@")) {
            return "IfNotPresent";
        }
        int colon = image.lastIndexOf(':');
        String tag = colon > image.lastIndexOf('/') ? image.substring(colon + 1) : "latest";
        return tag.equals("latest") ? "Always" : "IfNotPresent";
    }
}
