package io.github.sarvanom.rehearsal.controllers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The next step of a rolling update: how large each set may be now.
 *
 * @param newReplicas of the set with the wanted template
 * @param oldReplicas of the others
 */
record RollingStep(int newReplicas, Map<ObjectNode, Integer> oldReplicas) {

    static RollingStep of(ObjectNode deployment, ObjectNode fresh, List<ObjectNode> old) {
        int wanted = Deployments.replicas(deployment);
        int total = Deployments.replicas(fresh)
                + old.stream().mapToInt(Deployments::replicas).sum();
        int room = Math.max(0, wanted + surge(deployment) - total);
        int current = Deployments.replicas(fresh);
        int grown = current > wanted ? wanted : Math.min(wanted, current + room);
        return new RollingStep(grown, shrunk(deployment, fresh, old, total));
    }

    /** Old pods may go as far as enough others are available; those that are not available themselves go first. */
    private static Map<ObjectNode, Integer> shrunk(
            ObjectNode deployment, ObjectNode fresh, List<ObjectNode> old, int total) {
        int least = Deployments.replicas(deployment) - unavailable(deployment);
        int freshUnavailable = Deployments.replicas(fresh) - available(fresh);
        int spare = Math.max(0, total - least - freshUnavailable);
        Map<ObjectNode, Integer> result = new LinkedHashMap<>();
        for (ObjectNode set : old) {
            int broken = Math.min(spare, Math.max(0, Deployments.replicas(set) - available(set)));
            result.put(set, Deployments.replicas(set) - broken);
            spare -= broken;
        }
        int availableNow =
                available(fresh) + old.stream().mapToInt(RollingStep::available).sum();
        int removable = Math.min(spare, Math.max(0, availableNow - least));
        for (ObjectNode set : old) {
            int here = result.getOrDefault(set, 0);
            int gone = Math.min(removable, here);
            result.put(set, here - gone);
            removable -= gone;
        }
        return result;
    }

    private static int available(JsonNode set) {
        return set.path("status").path("availableReplicas").asInt(0);
    }

    /** How many pods may be there beyond those wanted; a percentage is rounded up. */
    static int surge(JsonNode deployment) {
        JsonNode rolling = deployment.path("spec").path("strategy").path("rollingUpdate");
        return share(rolling.path("maxSurge"), Deployments.replicas(deployment), true);
    }

    /** How many of the wanted pods may be missing; a percentage is rounded down, but both limits are never 0. */
    static int unavailable(JsonNode deployment) {
        JsonNode rolling = deployment.path("spec").path("strategy").path("rollingUpdate");
        int share = share(rolling.path("maxUnavailable"), Deployments.replicas(deployment), false);
        return share == 0 && surge(deployment) == 0 ? 1 : Math.min(share, Deployments.replicas(deployment));
    }

    private static int share(JsonNode amount, int of, boolean up) {
        String text = amount.asString("0");
        if (!text.endsWith("%")) {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }
        double part = Integer.parseInt(text.substring(0, text.length() - 1)) * of / 100.0;
        return (int) (up ? Math.ceil(part) : Math.floor(part));
    }
}
