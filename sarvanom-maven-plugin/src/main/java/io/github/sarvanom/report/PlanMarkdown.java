package io.github.sarvanom.report;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.FieldChange;
import io.github.sarvanom.plan.Guards;
import io.github.sarvanom.plan.Impact;
import io.github.sarvanom.plan.ImpactRules;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.PlanFingerprint;
import io.github.sarvanom.plan.Removal;
import io.github.sarvanom.plan.WayBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A plan for the comment of a pull request: a table of what happens to whom, and the fields below. */
public final class PlanMarkdown {
    private final List<String> lines = new ArrayList<>();

    private PlanMarkdown() {}

    /** @param title {@code shop to staging} */
    public static String of(Plan plan, String title) {
        PlanMarkdown markdown = new PlanMarkdown();
        markdown.say("### Plan: " + title, "");
        if (plan.isEmpty()) {
            markdown.say("Nothing to change, " + Words.count(plan.keeps().size(), "object") + " as wanted.");
        } else {
            markdown.table(plan);
            markdown.fields(plan);
            new Guards(plan).guarded().forEach(line -> markdown.say("- **Needs consent:** " + cell(line)));
            List<String> obstacles = WayBack.obstacles(plan);
            markdown.say(obstacles.isEmpty() ? "A rollback undoes all of it." : "No rollback undoes all of it:", "");
            obstacles.forEach(line -> markdown.say("- " + cell(line)));
        }
        markdown.say("", "Fingerprint `" + PlanFingerprint.of(plan).shortened() + "`");
        return String.join("\n", markdown.lines) + "\n";
    }

    private void table(Plan plan) {
        say("| | object | impact |", "|---|---|---|");
        plan.creates().forEach(create -> row("create", create.id(), ImpactRules.of(create)));
        plan.updates().forEach(update -> row("change", update.id(), ImpactRules.of(update)));
        plan.adoptions().forEach(adopt -> row("take over", adopt.id(), ImpactRules.of(adopt)));
        plan.replacements().forEach(replace -> row("make anew", replace.id(), ImpactRules.of(replace)));
        plan.removals().forEach((Removal removal) -> row("remove", removal.id(), ImpactRules.of(removal)));
        say("", Words.count(plan.keeps().size(), "object") + " unchanged.", "");
    }

    private void row(String what, ResourceId id, Set<Impact> impact) {
        say("| " + what + " | `" + id.display() + "` | " + Words.impact(impact) + " |");
    }

    private void fields(Plan plan) {
        for (Change change : plan.changes()) {
            List<FieldChange> fields = change instanceof Change.Update update
                    ? update.fields()
                    : change instanceof Change.Adopt adopt ? adopt.fields() : List.of();
            if (!fields.isEmpty()) {
                say(
                        "<details><summary>" + change.id().display() + "</summary>",
                        "",
                        "| field | before | after |",
                        "|---|---|---|");
                fields.forEach(field -> say("| `" + field.path() + "` | " + cell(field.before()) + drift(field) + " | "
                        + cell(field.after()) + " |"));
                say("", "</details>", "");
            }
        }
    }

    private static String drift(FieldChange field) {
        return field.drift() == null ? "" : " (changed by " + cell(field.drift().text()) + ")";
    }

    /** Whatever a value holds, it stays in its cell. */
    private static String cell(@org.jspecify.annotations.Nullable String text) {
        return text == null
                ? ""
                : Words.withShortDigests(text)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("|", "\\|")
                        .replace("\n", "<br>");
    }

    private void say(String... more) {
        lines.addAll(List.of(more));
    }
}
