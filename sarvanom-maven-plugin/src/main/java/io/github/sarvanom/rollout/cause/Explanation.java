package io.github.sarvanom.rollout.cause;

import io.github.sarvanom.configuration.Setting;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know of a cause.
 *
 * @param meaning what has happened, and why it ends a rollout
 * @param proof how we know: what is read where, and how long is waited before it counts
 * @param remedy what to do; {@code {service}}, {@code {namespace}}, {@code {pod}}, {@code {container}} and {@code {what}} stand for the case at hand
 * @param command the next command to type, with the same words in braces; empty when there is none to recommend
 * @param said the setting that decides it; null when no single one does
 */
public record Explanation(
        Cause cause,
        String meaning,
        String proof,
        String remedy,
        String command,
        @Nullable Setting said) {

    static Explanation of(Cause cause, String meaning, String proof, String remedy, String command) {
        return new Explanation(cause, meaning.strip(), proof.strip(), remedy.strip(), command, null);
    }

    Explanation saidBy(Setting setting) {
        return new Explanation(cause, meaning, proof, remedy, command, setting);
    }

    public Optional<Setting> setting() {
        return Optional.ofNullable(said);
    }

    /** A text of this explanation about the case at hand. */
    public static String filled(String text, Map<String, String> words) {
        String filled = text.replace('\n', ' ');
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }
}
