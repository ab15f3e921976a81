package io.github.sarvanom.rollout.observed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kubelet's event "Unhealthy", read ({@code pkg/kubelet/prober}).
 *
 * @param kind {@code Readiness}, {@code Liveness} or {@code Startup}
 * @param port that was asked; 0 when the event does not name it
 * @param path that was asked; empty when the event does not name it, or the probe is not by HTTP
 * @param status of the answer; 0 when there was none
 * @param refused whether nobody listens there
 * @param timedOut whether nobody answered in time
 */
public record ProbeFailure(String kind, int port, String path, int status, boolean refused, boolean timedOut) {
    private static final Pattern EVENT =
            Pattern.compile("(?s)^(?<kind>Readiness|Liveness|Startup) probe (?:failed|errored).*");
    private static final Pattern STATUS = Pattern.compile("HTTP probe failed with statuscode: (\\d{3})");
    private static final Pattern URL = Pattern.compile("\"https?://[^/\"]*?:(?<port>\\d+)(?<path>/[^\"]*)?\"");
    private static final Pattern DIAL = Pattern.compile("dial tcp [^\\s]*:(?<port>\\d+)");

    /** Empty when the text is no such event. */
    public static Optional<ProbeFailure> parse(String message) {
        Matcher event = EVENT.matcher(message);
        if (!event.matches()) {
            return Optional.empty();
        }
        Matcher url = URL.matcher(message);
        Matcher dial = DIAL.matcher(message);
        Matcher status = STATUS.matcher(message);
        boolean byHttp = url.find();
        int port = byHttp ? number(url.group("port")) : dial.find() ? number(dial.group("port")) : 0;
        String path = byHttp && url.group("path") != null ? url.group("path") : "";
        return Optional.of(new ProbeFailure(
                event.group("kind"),
                port,
                path,
                status.find() ? number(status.group(1)) : 0,
                message.contains("connection refused"),
                message.contains("Client.Timeout exceeded")
                        || message.contains("context deadline exceeded")
                        || message.contains("i/o timeout")
                        || message.contains("timed out")));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
