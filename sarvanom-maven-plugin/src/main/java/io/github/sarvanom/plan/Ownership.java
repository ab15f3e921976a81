package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ApplySet;
import java.util.Map;

/** Whose an object is. */
final class Ownership {
    private static final String MANAGER = "sarvanom";

    private Ownership() {}

    /** Whether it bears the set's label, and we put it there: a copy that another tool made of our labels is not ours. */
    static boolean isMember(LiveObject live, ApplySet set) {
        return live.text("metadata", "labels", ApplySet.PART_OF).equals(set.id()) && isAppliedByUs(live);
    }

    static boolean isAppliedByUs(LiveObject live) {
        return live.maps("metadata", "managedFields").stream().anyMatch(Ownership::isOurApply);
    }

    static boolean isOurApply(Map<String, Object> entry) {
        return MANAGER.equals(entry.get("manager")) && "Apply".equals(entry.get("operation"));
    }
}
