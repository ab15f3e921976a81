package io.github.sarvanom.behaviour;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a fixed word where a machine, a moment or a compiler decides what is shown. Equal digests stay equal. */
final class Replacements {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{8,64}");
    /** What something took; "at most 4 min 25 s" is a deadline and stays. */
    private static final Pattern LONG = Pattern.compile(
            "(?<=in |after |build |plan |apply |rollout |  )(?:\\d+ h(?: \\d+ min)?|\\d+ min(?: \\d+ s)?)");

    private static final int SHORT = "sha256:".length() + 8;

    private final Map<Pattern, String> words = new LinkedHashMap<>();
    private final Map<String, String> digests = new LinkedHashMap<>();

    Replacements(Path folder) {
        words.put(Pattern.compile(Pattern.quote(folder.toString())), "PROJECT");
        words.put(Pattern.compile(Pattern.quote(String.valueOf(folder.getParent()))), "AROUND");
        words.put(Pattern.compile("-[0-9a-f]{8,10}-[a-z0-9]{5}\\b"), "-POD");
        words.put(Pattern.compile("(?<= )[a-z0-9]{5}(?= │)"), "POD");
        words.put(LONG, "TIME");
        words.put(Pattern.compile("\\b(?:\\d+\\.\\d s|\\d+ ms)\\b"), "TIME");
        words.put(Pattern.compile("(127\\.0\\.0\\.1|localhost):\\d{2,}"), "$1:PORT");
        words.put(Pattern.compile("(?<=-Dsarvanom\\.consent=)[0-9a-f]{8}"), "FINGERPRINT");
        words.put(Pattern.compile("(sarvanom-maven-plugin):[^:]+:"), "$1:VERSION:");
    }

    String in(String line) {
        String text = DIGEST.matcher(line).replaceAll(digest -> word(digest.group()));
        for (Map.Entry<Pattern, String> word : words.entrySet()) {
            Matcher found = word.getKey().matcher(text);
            text = found.replaceAll(word.getValue());
        }
        return text;
    }

    private String word(String digest) {
        return digests.computeIfAbsent(digest.substring(0, SHORT), first -> "DIGEST-" + (digests.size() + 1));
    }
}
