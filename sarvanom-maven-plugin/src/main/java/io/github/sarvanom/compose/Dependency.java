package io.github.sarvanom.compose;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What must have come to pass with one container before another starts.
 *
 * @param required whether the other waits for one that failed or that the file does not have
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#depends_on">depends_on</a>
 */
record Dependency(Condition condition, boolean required) {
    /** How far it must be. */
    enum Condition {
        STARTED,
        HEALTHY,
        /** It has ended, with exit code 0. */
        COMPLETED
    }

    /** By name, of one service's part of a file. */
    static Map<String, Dependency> of(Map<String, Object> service) {
        Map<String, Dependency> all = new TreeMap<>();
        Fields.list(service, "depends_on")
                .forEach(name -> all.put(name.toString(), new Dependency(Condition.STARTED, true)));
        Fields.map(service, "depends_on")
                .forEach((name, how) -> all.put(
                        name,
                        new Dependency(
                                condition(Fields.text(how, "condition")), !isFalse(Fields.text(how, "required")))));
        return all;
    }

    /** Names of those that are tasks: somebody waits for them to have ended with 0. */
    static Set<String> tasks(Collection<ContainerSpec> specs) {
        return specs.stream()
                .flatMap(spec -> spec.dependencies().entrySet().stream())
                .filter(each -> each.getValue().condition() == Condition.COMPLETED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param started and not known to be well: what is well meets every condition, since one that is to complete is well only then */
    boolean isMet(boolean started, Optional<LocalStatus> status) {
        if (!required && (status.isEmpty() || status.get() instanceof LocalStatus.Failed)) {
            return true;
        }
        return (condition == Condition.STARTED && started)
                || status.filter(LocalStatus.Healthy.class::isInstance).isPresent();
    }

    private static Condition condition(String said) {
        return switch (said) {
            case "service_healthy" -> Condition.HEALTHY;
            case "service_completed_successfully" -> Condition.COMPLETED;
            default -> Condition.STARTED;
        };
    }

    private static boolean isFalse(String said) {
        return said.equals("false");
    }
}
