package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code status.conditions}.
 *
 * @param status {@code True}, {@code False} or {@code Unknown}
 */
record Condition(String type, String status, String reason, String message) {

    static Optional<Condition> of(LiveObject object, String type) {
        return object.maps("status", "conditions").stream()
                .filter(condition -> type.equals(condition.get("type")))
                .map(Condition::read)
                .findFirst();
    }

    static boolean isTrue(LiveObject object, String type) {
        return of(object, type).filter(Condition::holds).isPresent();
    }

    boolean holds() {
        return status.equals("True");
    }

    boolean isFalseBecause(String wanted) {
        return status.equals("False") && reason.equals(wanted);
    }

    private static Condition read(Map<String, Object> condition) {
        return new Condition(
                text(condition, "type"),
                text(condition, "status"),
                text(condition, "reason"),
                text(condition, "message"));
    }

    private static String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
