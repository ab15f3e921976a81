package io.github.sarvanom.pipeline;

import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.FieldChange;
import io.github.sarvanom.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** A plan as it is recorded: plain lines, no colours, no secret's value. */
final class PlanRecord {
    private PlanRecord() {}

    /** {@code 2 created, 1 changed, 1 removed, 12 kept}. */
    static String summary(Plan plan) {
        return plan.creates().size() + " created, " + plan.updates().size() + " changed, "
                + (plan.adoptions().isEmpty() ? "" : plan.adoptions().size() + " taken over, ")
                + plan.removals().size() + " removed, " + plan.keeps().size() + " kept";
    }

    static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.creates().forEach(create -> lines.add("+ " + create.id().display()));
        plan.updates().forEach(update -> lines.addAll(changed(update)));
        plan.adoptions().forEach(adopt -> lines.addAll(adopted(adopt)));
        plan.replacements().forEach(replace -> lines.add("! " + replace.id().display() + " made anew"));
        plan.removals().forEach(removal -> lines.add("- " + removal.id().display()));
        return lines;
    }

    private static List<String> adopted(Change.Adopt adopt) {
        List<String> lines = new ArrayList<>();
        lines.add("< " + adopt.id().display() + " from " + adopt.from().said());
        adopt.fields().forEach(field -> lines.add("    " + field(field)));
        return lines;
    }

    private static List<String> changed(Change.Update update) {
        List<String> lines = new ArrayList<>();
        lines.add("~ " + update.id().display());
        update.fields().forEach(field -> lines.add("    " + field(field)));
        return lines;
    }

    private static String field(FieldChange field) {
        if (field.before() == null) {
            return field.path() + ": + " + field.after();
        }
        return field.after() == null
                ? field.path() + ": - " + field.before()
                : field.path() + ": " + field.before() + " -> " + field.after();
    }
}
