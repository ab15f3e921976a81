package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What of a plan may be done though nobody can be asked: all but what takes data with it, which stays as it is.
 *
 * @param kept what would have gone, or been made anew
 */
public record Spared(Plan plan, List<Kept> kept) {
    public Spared {
        kept = List.copyOf(kept);
    }

    /**
     * An object that stays.
     *
     * @param loss what might have gone with it
     */
    public record Kept(ResourceId id, String loss) {
        private static Kept of(ResourceId id) {
            return new Kept(id, Guards.lost(id));
        }
    }

    public static Spared of(Plan plan) {
        return of(plan, id -> false);
    }

    /** @param empty which objects are known to hold nothing that would go with them */
    public static Spared of(Plan plan, Predicate<ResourceId> empty) {
        List<Removal> going = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Removal removal : plan.removals()) {
            if (ImpactRules.of(removal).contains(Impact.DATA_LOSS) && !empty.test(removal.id())) {
                kept.add(Kept.of(removal.id()));
            } else {
                going.add(removal);
            }
        }
        List<ResourceId> staying = kept.stream().map(Kept::id).toList();
        List<Change> asTheyAre = new ArrayList<>();
        for (Change.Replace replace : plan.replacements()) {
            if (ImpactRules.of(replace).contains(Impact.DATA_LOSS) && !empty.test(replace.id())) {
                kept.add(Kept.of(replace.id()));
                asTheyAre.add(new Change.Keep(replace.manifest()));
            }
        }
        Plan spared =
                new Plan(plan.changes(), going, plan.membership().map(each -> each.keeping(staying))).with(asTheyAre);
        return new Spared(spared, kept);
    }
}
