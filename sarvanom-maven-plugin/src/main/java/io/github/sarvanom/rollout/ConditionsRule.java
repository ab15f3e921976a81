package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Related;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges an object of any other kind by the conditions that most controllers write, as kstatus does
 * ({@code pkg/kstatus/status/generic.go}): {@code Stalled} and {@code Reconciling} mean what is abnormal while they are true, {@code
 * Ready} and {@code Available} what is well. An object without any of them is not judged.
 */
final class ConditionsRule implements ReadinessRule {
    private static final List<String> WELL = List.of("Ready", "Available");
    private static final List<String> OVER = List.of("Stalled", "Failed");

    /** Whether its controller has said how it is. */
    static boolean speaksOfItself(LiveObject object) {
        return object.maps("status", "conditions").stream()
                .map(condition -> String.valueOf(condition.get("type")))
                .anyMatch(type -> WELL.contains(type) || OVER.contains(type) || type.equals("Reconciling"));
    }

    @Override
    public Readiness judge(LiveObject object, Related related) {
        if (!speaksOfItself(object)) {
            return new Readiness.NotJudged();
        }
        boolean counts = object.at("status", "observedGeneration") != null;
        if (counts && object.number("status", "observedGeneration") < object.generation()) {
            return new Readiness.InProgress("waits for its controller");
        }
        return first(object, OVER, "True")
                .<Readiness>map(each -> new Readiness.Failed(
                        Cause.CONDITION_FALSE, words("is " + each.type().toLowerCase(Locale.ROOT), each)))
                .or(() -> first(object, List.of("Reconciling"), "True")
                        .map(each -> new Readiness.InProgress(words("is being reconciled", each))))
                .or(() -> unwell(object))
                .orElseGet(Readiness.Ready::new);
    }

    private static Optional<Readiness> unwell(LiveObject object) {
        return WELL.stream()
                .flatMap(type -> Condition.of(object, type).stream())
                .filter(condition -> !condition.holds())
                .findFirst()
                .map(condition -> new Readiness.InProgress(
                        words("is not " + condition.type().toLowerCase(Locale.ROOT) + " yet", condition)));
    }

    private static Optional<Condition> first(LiveObject object, List<String> types, String status) {
        return types.stream()
                .flatMap(type -> Condition.of(object, type).stream())
                .filter(condition -> condition.status().equals(status))
                .findFirst();
    }

    private static String words(String what, Condition condition) {
        String why = condition.message().isEmpty() ? condition.reason() : condition.message();
        return why.isEmpty() ? what : what + ": " + why;
    }
}
