package io.github.sarvanom.report;

import io.github.sarvanom.pipeline.LogLine;
import io.github.sarvanom.pipeline.LogsLog;
import io.github.sarvanom.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The words of merged logs: service and the end of the pod's name in front of each line, a colour a service. */
final class LogsReport implements LogsLog {
    private static final List<String> COLOURS = List.of("36", "33", "35", "32", "34", "96", "93", "95", "92", "94");
    private static final int POD = 5;

    private final Page page;
    private final Look look;
    private final int width;
    private final List<String> services = new ArrayList<>();

    /** @param names of the services, which set the width of their column; may be empty */
    LogsReport(Page page, Collection<String> names) {
        this.page = page;
        this.look = page.look();
        this.width = names.stream().mapToInt(String::length).max().orElse(9);
    }

    @Override
    public void line(LogLine line) {
        page.line(front(line.service(), line.pod()) + line.text());
    }

    @Override
    public void following(String service, String pod) {
        page.line(front(service, pod) + Ink.FAINT.on(look, "(" + pod + " is followed)"));
    }

    @Override
    public void unreadable(String service, String pod, Problem why) {
        page.line(front(service, pod) + Ink.BAD.on(look, "(its log cannot be read: " + why.what() + ")"));
    }

    @Override
    public void nothing(List<String> wanted) {
        page.line("nothing" + (wanted.isEmpty() ? "" : " of " + String.join(", ", wanted)) + " runs here");
    }

    @Override
    public void silent() {
        page.line("what runs here has written nothing");
    }

    private String front(String service, String pod) {
        String text = Words.padded(service, width) + " " + pod.substring(Math.max(0, pod.length() - POD))
                + (look.unicode() ? " │ " : " | ");
        return look.colour() ? "\u001b[" + colour(service) + "m" + text + "\u001b[0m" : text;
    }

    private String colour(String service) {
        if (!services.contains(service)) {
            services.add(service);
        }
        return COLOURS.get(services.indexOf(service) % COLOURS.size());
    }
}
