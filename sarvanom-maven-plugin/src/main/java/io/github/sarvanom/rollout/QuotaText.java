package io.github.sarvanom.rollout;

import io.github.sarvanom.environment.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The quota controller's words: {@code exceeded quota: small, requested: cpu=2, used: cpu=500m, limited: cpu=1}. */
final class QuotaText {
    private static final Pattern PART = Pattern.compile("(requested|limited): (.*?)(?=, used:|, limited:|$)");

    private static final Pattern NAME = Pattern.compile("exceeded quota: ([^,\\s]+)");

    private QuotaText() {}

    /** Whether the pod asks for more than the whole quota, or leaves out what the quota demands: waiting cannot help. */
    static boolean canNeverFit(String message) {
        if (message.contains("failed quota")) {
            return true;
        }
        Map<String, Quantity> limits = amounts(message, "limited");
        return amounts(message, "requested").entrySet().stream()
                .anyMatch(asked -> exceeds(asked.getValue(), limits.get(asked.getKey())));
    }

    /** What the pod asks for of what is used up, by resource; empty when the text does not say. */
    static Map<String, Quantity> requested(String message) {
        return amounts(message, "requested");
    }

    /** The quota's name; empty when the text does not say. */
    static String name(String message) {
        Matcher matcher = NAME.matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static boolean exceeds(Quantity asked, @Nullable Quantity limit) {
        return limit != null && asked.exceeds(limit);
    }

    private static Map<String, Quantity> amounts(String message, String part) {
        Map<String, Quantity> amounts = new HashMap<>();
        Matcher matcher = PART.matcher(message);
        while (matcher.find()) {
            if (matcher.group(1).equals(part)) {
                for (String each : matcher.group(2).split(",", -1)) {
                    String[] amount = each.strip().split("=", 2);
                    Quantity.of(amount[amount.length - 1]).ifPresent(much -> amounts.put(amount[0], much));
                }
            }
        }
        return amounts;
    }
}
