package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plan that was shown and kept; a release that is bound to it does that and nothing else.
 *
 * @param source where it was read
 * @param fingerprint of the plan
 * @param lines what it does, as {@link PlanFingerprint#lines} gives it
 */
public record SavedPlan(Source source, String fingerprint, List<String> lines) {
    private static final int LINES_SHOWN = 20;

    public SavedPlan {
        lines = List.copyOf(lines);
    }

    /** @throws SarvanomException when the text is no plan of ours */
    public static SavedPlan read(String json, Source source) {
        Map<String, Object> tree = parsed(json);
        if (!(tree.get("fingerprint") instanceof String fingerprint) || !(tree.get("lines") instanceof List<?> lines)) {
            throw SarvanomException.user(Problem.of("this file holds no plan")
                    .at(source)
                    .mend("make one: mvn sarvanom:plan -Dsarvanom.out=plan.json"));
        }
        return new SavedPlan(
                source, fingerprint, lines.stream().map(String::valueOf).toList());
    }

    /** @throws SarvanomException with what differs, when that plan would do anything else now */
    public void check(Plan plan) {
        if (!PlanFingerprint.of(plan).hex().equals(fingerprint)) {
            List<String> now = PlanFingerprint.lines(plan);
            List<String> moved = new ArrayList<>();
            only(now, lines).forEach(line -> moved.add("now, not then: " + line));
            only(lines, now).forEach(line -> moved.add("then, not now: " + line));
            throw SarvanomException.user(Problem.of("the plan is not the one that was saved; nothing was changed")
                    .at(source)
                    .seen(moved.stream().limit(LINES_SHOWN).toList())
                    .seen(
                            moved.size() > LINES_SHOWN
                                    ? List.of("and " + (moved.size() - LINES_SHOWN) + " more")
                                    : List.of())
                    .mend("look at the plan anew and save it again: mvn sarvanom:plan -Dsarvanom.out=plan.json"));
        }
    }

    /** Of an object that is in one of the two alone, its first line says it all. */
    private static List<String> only(List<String> these, List<String> others) {
        List<String> only = new ArrayList<>();
        String whole = "";
        for (String line : these) {
            boolean part = !whole.isEmpty() && line.startsWith(whole + " ");
            if (!part && !others.contains(line)) {
                only.add(line);
                whole = line;
            }
        }
        return only;
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return Json.tree(json);
        } catch (RuntimeException notJson) {
            return Map.of();
        }
    }
}
