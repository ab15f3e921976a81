package io.github.sarvanom.report;

import java.util.List;

/** A console that keeps every line; live blocks are kept too, between rulers, so that a golden file shows them. */
final class Paper implements Console {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public void live(List<String> block) {
        text.append("~~~ live\n");
        block.forEach(line -> text.append(line).append('\n'));
        text.append("~~~\n");
    }

    String text() {
        return text.toString();
    }
}
