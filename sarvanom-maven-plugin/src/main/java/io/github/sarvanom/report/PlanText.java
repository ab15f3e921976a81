package io.github.sarvanom.report;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.ImpactRules;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.Removal;
import io.github.sarvanom.plan.WayBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A plan in words: what is new by kind, what changes field by field, and how much is left alone. */
final class PlanText {
    private static final List<String> FIRST = List.of("Namespace", "ServiceAccount", "ConfigMap", "Secret");

    private final Look look;
    private final FieldText fields;

    PlanText(Look look) {
        this.look = look;
        this.fields = new FieldText(look);
    }

    /** The line that sums the plan up. */
    String sum(Plan plan, Duration took) {
        if (plan.isEmpty()) {
            return "nothing to change, " + Words.count(plan.keeps().size(), "object") + " as wanted  "
                    + Words.time(took);
        }
        List<String> parts = new ArrayList<>();
        add(parts, plan.creates().size(), "to create");
        add(parts, plan.updates().size(), "to change");
        add(parts, plan.adoptions().size(), "to take over");
        add(parts, plan.replacements().size(), "to make anew");
        add(parts, plan.removals().size(), "to remove");
        add(parts, plan.keeps().size(), "unchanged");
        return String.join(", ", parts) + "  " + Words.time(took);
    }

    List<String> lines(Plan plan) {
        if (plan.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(
                byKind(Ink.GOOD.on(look, "  + "), plan.creates().stream().map(Change::id)));
        plan.updates().forEach(update -> lines.addAll(update(update)));
        plan.adoptions().forEach(adopt -> lines.addAll(adopted(adopt)));
        plan.replacements()
                .forEach(replace ->
                        lines.add(Ink.BAD.on(look, "  ! ") + replace.id().display() + "  made anew: "
                                + String.join(", ", replace.fields()) + " can't be changed" + impact(replace)));
        lines.addAll(byKind(Ink.BAD.on(look, "  - "), plan.removals().stream().map(Removal::id)));
        List<String> obstacles = WayBack.obstacles(plan);
        if (!obstacles.isEmpty()) {
            lines.add(Ink.CHANGED.on(look, "  no rollback undoes all of this:"));
            obstacles.forEach(obstacle -> lines.add("      " + obstacle));
        }
        return lines;
    }

    /** One line a kind: on the first deploy everything is new, and the names say enough. */
    private List<String> byKind(String sign, Stream<ResourceId> ids) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        ids.sorted(Comparator.comparing(id -> rank(id.kind())))
                .forEach(id -> names.computeIfAbsent(id.kind(), kind -> new ArrayList<>())
                        .add(id.name()));
        int width = names.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        List<String> lines = new ArrayList<>();
        names.forEach((kind, all) -> {
            List<String> wrapped = wrapped(all, look.width() - width - 4);
            lines.add(sign + Words.padded(kind, width) + wrapped.get(0));
            wrapped.stream().skip(1).forEach(more -> lines.add(" ".repeat(width + 4) + more));
        });
        return lines;
    }

    private List<String> adopted(Change.Adopt adopt) {
        List<String> lines = new ArrayList<>();
        lines.add(Ink.CHANGED.on(look, "  < ") + adopt.id().display() + "  from "
                + adopt.from().said() + impact(adopt));
        adopt.fields().forEach(field -> lines.addAll(fields.lines(field)));
        return lines;
    }

    private String impact(Change change) {
        String words = Words.impact(ImpactRules.of(change));
        return words.isEmpty() ? "" : look.dot() + Ink.CHANGED.on(look, words);
    }

    private List<String> update(Change.Update update) {
        List<String> lines = new ArrayList<>();
        lines.add(Ink.CHANGED.on(look, "  ~ ") + update.id().display() + impact(update));
        update.fields().forEach(field -> lines.addAll(fields.lines(field)));
        return lines;
    }

    /** What the others live in comes first; the rest as it comes. */
    private static int rank(String kind) {
        int place = FIRST.indexOf(kind);
        return place < 0 ? FIRST.size() : place;
    }

    private static void add(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(number + " " + what);
        }
    }

    private static List<String> wrapped(List<String> names, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i) + (i < names.size() - 1 ? ", " : "");
            if (line.length() > 0 && line.length() + name.length() > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(name);
        }
        lines.add(line.toString());
        return lines;
    }
}
