package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.ClusterConflict;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.problem.Problem;
import java.util.List;

/** Fields of the application's own objects that somebody at kubectl has set to another value since. */
public final class Tampering {
    private Tampering() {}

    /** Whether people alone own what is contested, and so nobody puts it back. */
    public static boolean isByHand(ClusterConflict conflict) {
        return !conflict.fields().isEmpty()
                && conflict.fields().stream().allMatch(field -> Adoption.isHand(field.manager()));
    }

    /** Who it was. */
    public static Owner owner(ClusterConflict conflict) {
        return Owner.hand(conflict.fields().get(0).manager());
    }

    /** Tells who, which fields and when, and that it is for the user to decide. */
    public static ClusterConflict refusal(LiveObject live, ClusterConflict conflict) {
        List<String> lines = conflict.fields().stream()
                .map(field -> field.path() + ": set by " + field.manager() + when(live, field.manager()))
                .toList();
        Problem problem = Problem.of(live.id().display() + " was changed by hand since it was released")
                .seen(lines)
                .mend(
                        "to put it back: mvn sarvanom:adopt shows and does it; to keep it: say the same in the configuration"
                                + " or an overlay, then adopt");
        return new ClusterConflict(conflict.fields(), problem, conflict);
    }

    private static String when(LiveObject live, String manager) {
        return live.maps("metadata", "managedFields").stream()
                .filter(entry -> manager.equals(entry.get("manager")) && !"status".equals(entry.get("subresource")))
                .map(entry -> String.valueOf(entry.getOrDefault("time", "")))
                .filter(time -> !time.isEmpty())
                .max(String::compareTo)
                .map(time -> ", " + time)
                .orElse("");
    }
}
