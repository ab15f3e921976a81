package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Nodes.child;
import static io.github.sarvanom.rehearsal.admission.Nodes.fill;
import static io.github.sarvanom.rehearsal.admission.Nodes.items;

import tools.jackson.databind.node.ObjectNode;

/** The defaults of services. */
final class ServiceDefaults {
    private static final int AFFINITY_SECONDS = 10_800;

    private ServiceDefaults() {}

    static void service(ObjectNode object) {
        ObjectNode spec = child(object, "spec");
        fill(spec, "sessionAffinity", "None");
        if (spec.path("sessionAffinity").asString("").equals("ClientIP")) {
            fill(child(child(spec, "sessionAffinityConfig"), "clientIP"), "timeoutSeconds", AFFINITY_SECONDS);
        }
        fill(spec, "type", "ClusterIP");
        for (ObjectNode port : items(spec.path("ports"))) {
            fill(port, "protocol", "TCP");
            boolean unsaid = port.path("targetPort").asString("0").equals("0")
                    || port.path("targetPort").asString("").isEmpty();
            if (unsaid && port.has("port")) {
                port.set("targetPort", port.get("port"));
            }
        }
        String type = spec.path("type").asString("");
        if (type.equals("ExternalName")) {
            return;
        }
        fill(spec, "internalTrafficPolicy", "Cluster");
        if (!type.equals("ClusterIP")) {
            fill(spec, "externalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer")) {
            fill(spec, "allocateLoadBalancerNodePorts", true);
        }
    }
}
