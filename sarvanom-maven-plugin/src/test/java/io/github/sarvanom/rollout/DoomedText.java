package io.github.sarvanom.rollout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a user is told of a doomed workload, with fixed words where a machine or a moment decides. */
final class DoomedText {
    /** Which events there are by then, how much of the log, and which state a container is in between two starts. */
    private static final Pattern OF_THE_MOMENT =
            Pattern.compile("^ +(event |\\| |last lines of its log|pod [^ ,]+, container |pod [^ :]+: \\w+$|also )");

    private static final Map<String, String> WORDS = words();

    private DoomedText() {}

    /** @param namespace of the workload */
    static String stable(String text, String namespace) {
        String stable = text.replace(namespace, "NAMESPACE");
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            stable = stable.replaceAll(word.getKey(), word.getValue());
        }
        return stable.lines()
                        .filter(line -> !OF_THE_MOMENT.matcher(line).find())
                        .collect(Collectors.joining("\n")) + "\n";
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("(?<=[a-z])-[0-9a-f]{8,10}(-[a-z0-9]{5})?(?=\\b|_)", "-HASH");
        words.put("(?<=\\bweb)-[a-z0-9]{5}\\b", "-HASH");
        words.put("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "UID");
        words.put("\\b[0-9a-f]{64}\\b", "DIGEST");
        words.put("\\b(127\\.0\\.0\\.1|localhost|registry):\\d{4,5}", "$1:PORT");
        words.put("\\b10\\.\\d+\\.\\d+\\.\\d+(:\\d+)?", "ADDRESS");
        words.put("\\b192\\.168\\.\\d+\\.\\d+(:\\d+)?|\\b172\\.\\d+\\.\\d+\\.\\d+(:\\d+)?", "ADDRESS");
        words.put("Doomed\\.java:\\d+", "Doomed.java:LINE");
        words.put("after \\d+ s", "after N s");
        words.put("for \\d+ s", "for N s");
        words.put(", (restarted \\d+ times?|not restarted)", "");
        words.put("back-off \\S+ restarting", "back-off TIME restarting");
        words.put("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?", "INSTANT");
        words.put("has \\d+ cpu, [\\d.]+Gi memory", "has N cpu, N memory");
        return words;
    }
}
