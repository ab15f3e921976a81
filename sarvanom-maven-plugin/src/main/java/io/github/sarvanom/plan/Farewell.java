package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What goes when an application is removed from an environment, and what stays.
 *
 * @param kept the application's own, which hold data or others' objects and are removed only on demand
 */
public record Farewell(Plan plan, List<ResourceId> kept) {
    public Farewell {
        kept = List.copyOf(kept);
    }

    /**
     * What is removed on demand only.
     *
     * @param volumes claims and volumes, with their data
     * @param namespace the namespace, if it was made for the application, with everything in it
     */
    public record Extras(boolean volumes, boolean namespace) {}

    public static Farewell of(ApplySet set, LiveState live, Extras extras) {
        List<Removal> removals = new Prune(set, new Coverage.Whole()).of(new ManifestSet(List.of()), live);
        Predicate<Removal> stays = removal -> isKept(removal.id(), extras);
        List<Removal> going = removals.stream().filter(stays.negate()).toList();
        Membership membership = Membership.of(set, new ManifestSet(List.of()), live.members(), going);
        return new Farewell(
                new Plan(List.of(), going, Optional.of(membership)),
                removals.stream().filter(stays).map(Removal::id).toList());
    }

    /** What somebody should know before they say yes. */
    public List<String> warnings() {
        List<String> lines = new ArrayList<>(new Guards(plan).guarded());
        if (lines.isEmpty()) {
            lines.add("everything that the application has here is removed");
        }
        return lines;
    }

    /** Whether there was anything of the application, the set's own parent included. */
    public boolean isEmpty() {
        return plan.isEmpty() && kept.isEmpty();
    }

    private static boolean isKept(ResourceId id, Extras extras) {
        return switch (id.kind()) {
            case "PersistentVolumeClaim", "PersistentVolume" -> !extras.volumes();
            case "Namespace" -> !extras.namespace();
            case "CustomResourceDefinition" -> true;
            default -> false;
        };
    }
}
