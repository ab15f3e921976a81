package io.github.sarvanom.report;

import java.util.List;
import java.util.function.Consumer;

/** A console that only ever grows: a log file, a CI server. Shows no live block. */
public final class LineConsole implements Console {
    private final Consumer<String> sink;

    public LineConsole(Consumer<String> sink) {
        this.sink = sink;
    }

    @Override
    public synchronized void line(String text) {
        sink.accept(text);
    }

    @Override
    public void live(List<String> block) {
        // What is taken back later has no place in a log.
    }
}
