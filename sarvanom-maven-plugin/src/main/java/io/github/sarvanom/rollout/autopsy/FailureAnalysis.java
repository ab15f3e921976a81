package io.github.sarvanom.rollout.autopsy;

import java.util.List;
import java.util.Optional;

/**
 * The block that Spring Boot writes when it knows why an application failed to start ({@code LoggingFailureAnalysisReporter}).
 *
 * @param description one or more lines
 * @param action what Spring Boot advises; may be empty
 */
public record FailureAnalysis(String description, String action) {
    private static final String TITLE = "APPLICATION FAILED TO START";
    private static final String DESCRIPTION = "Description:";
    private static final String ACTION = "Action:";

    /** The last one in the log. */
    static Optional<FailureAnalysis> in(List<String> lines) {
        int title = lastIndexContaining(lines, TITLE);
        if (title < 0) {
            return Optional.empty();
        }
        List<String> block = lines.subList(title, lines.size());
        int description = block.indexOf(DESCRIPTION);
        int action = block.indexOf(ACTION);
        if (description < 0) {
            return Optional.empty();
        }
        int end = action < 0 ? block.size() : action;
        return Optional.of(new FailureAnalysis(
                text(block.subList(description + 1, end)),
                action < 0 ? "" : text(block.subList(action + 1, block.size()))));
    }

    private static int lastIndexContaining(List<String> lines, String text) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        return -1;
    }

    /** The first paragraph, which is what it is about. */
    private static String text(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
