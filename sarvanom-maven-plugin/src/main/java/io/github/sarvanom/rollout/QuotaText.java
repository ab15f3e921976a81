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

    private QuotaText() {}

    /** Whether the pod asks for more than the whole quota, or leaves out what the quota demands: waiting cannot help. */
    static boolean canNeverFit(String message) {
        if (message.contains("failed quota")) {
            return true;
        }
        Map<String, String> parts = new HashMap<>();
        Matcher matcher = PART.matcher(message);
        while (matcher.find()) {
            parts.put(matcher.group(1), matcher.group(2));
        }
        Map<String, String> limits = amounts(parts.getOrDefault("limited", ""));
        return amounts(parts.getOrDefault("requested", "")).entrySet().stream()
                .anyMatch(asked -> exceeds(asked.getValue(), limits.get(asked.getKey())));
    }

    private static boolean exceeds(String asked, @Nullable String limit) {
        return limit != null
                && Quantity.of(asked)
                        .flatMap(much -> Quantity.of(limit).map(much::exceeds))
                        .orElse(false);
    }

    private static Map<String, String> amounts(String list) {
        Map<String, String> amounts = new HashMap<>();
        for (String each : list.split(",", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                amounts.put(
                        each.substring(0, equals).strip(),
                        each.substring(equals + 1).strip());
            }
        }
        return amounts;
    }
}
