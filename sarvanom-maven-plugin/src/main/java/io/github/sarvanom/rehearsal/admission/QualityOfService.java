package io.github.sarvanom.rehearsal.admission;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The class that the kubelet's eviction goes by; see "Pod Quality of Service Classes" in the Kubernetes documentation. */
final class QualityOfService {
    private QualityOfService() {}

    static String of(JsonNode podSpec) {
        boolean any = false;
        boolean all = true;
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode container : podSpec.path(list)) {
                JsonNode resources = container.path("resources");
                for (String resource : List.of("cpu", "memory")) {
                    JsonNode request = resources.path("requests").path(resource);
                    JsonNode limit = resources.path("limits").path(resource);
                    any |= !request.isMissingNode() || !limit.isMissingNode();
                    all &= !limit.isMissingNode() && limit.equals(request);
                }
            }
        }
        return all && any ? "Guaranteed" : any ? "Burstable" : "BestEffort";
    }
}
