package io.github.sarvanom.pipeline;

import java.util.function.UnaryOperator;

/**
 * A line that a container wrote.
 *
 * @param pod the pod's name; on this machine the container's id
 * @param time RFC 3339 in UTC, which sorts like time; empty where nobody gave one
 * @param text holds no secret's value
 */
public record LogLine(String service, String pod, String time, String text) {
    /** @param text as kubelets and engines send it: a time, a blank, the line */
    static LogLine read(String service, String pod, String text, UnaryOperator<String> redaction) {
        int blank = text.indexOf(' ');
        boolean timed = blank > 0 && text.substring(0, blank).matches("\\d{4}-\\d\\d-\\d\\dT\\S+");
        return new LogLine(
                service,
                pod,
                timed ? text.substring(0, blank) : "",
                redaction.apply(timed ? text.substring(blank + 1) : text));
    }
}
