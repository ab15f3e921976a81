package io.github.sarvanom.pipeline;

import io.github.sarvanom.problem.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is told of logs, in two lists. */
final class HeardLogs implements LogsLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    /** What containers wrote. */
    List<String> lines() {
        return lines;
    }

    /** What is said of logs that can't be read, behind the service. */
    List<String> notes() {
        return notes;
    }

    @Override
    public void line(LogLine line) {
        lines.add(line.text());
    }

    @Override
    public void following(String service, String pod) {}

    @Override
    public void unreadable(String service, String pod, Problem why) {
        notes.add(service + ": " + why.what());
    }

    @Override
    public void silent() {
        notes.add("silent");
    }

    @Override
    public void nothing(List<String> services) {
        notes.add("nothing");
    }
}
