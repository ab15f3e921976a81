package io.github.sarvanom.plan;

import java.util.ArrayList;
import java.util.List;

/** Whether a release that carries a plan out can be undone by a rollback, known beforehand. */
public final class WayBack {
    private WayBack() {}

    /** Why not all of it can be had back, a line each; empty when all of it can. */
    public static List<String> obstacles(Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.removals().stream()
                .filter(removal -> ImpactRules.of(removal).contains(Impact.IRREVERSIBLE))
                .forEach(removal -> lines.add(removal.id().display() + " is removed: it would come back empty"));
        for (Change change : plan.changes()) {
            if (ImpactRules.of(change).contains(Impact.IRREVERSIBLE)) {
                lines.add(change.id().display() + " " + why(change));
            }
            if (change instanceof Change.Adopt adopt) {
                lines.add(change.id().display() + " is taken over from "
                        + adopt.from().said() + ": no release has recorded how it was");
            }
        }
        return lines;
    }

    private static String why(Change change) {
        if (change instanceof Change.Replace) {
            return "is made anew: what it held is gone";
        }
        return switch (change.id().kind()) {
            case "Job" -> "runs: what it changes stays changed";
            case "PersistentVolumeClaim" -> "grows: a claim can't be made smaller";
            default -> "changes: what is stored in its new form may be unknown to the old one";
        };
    }
}
