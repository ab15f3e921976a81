package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code status.conditions}.
 *
 * @param status {@code True}, {@code False} or {@code Unknown}
 */
public record Condition(String type, String status, String reason, String message) {

    public static Optional<Condition> of(LiveObject object, String type) {
        return object.maps("status", "conditions").stream()
                .filter(condition -> type.equals(condition.get("type")))
                .map(Condition::read)
                .findFirst();
    }

    public static boolean isTrue(LiveObject object, String type) {
        return of(object, type).filter(Condition::holds).isPresent();
    }

    /** Empty when it is not there, says otherwise, or says so for another reason. */
    public static Optional<Condition> falseBecause(LiveObject object, String type, String reason) {
        return of(object, type).filter(condition -> condition.isFalseBecause(reason));
    }

    public boolean holds() {
        return status.equals("True");
    }

    public boolean isFalseBecause(String wanted) {
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
