package io.github.sarvanom.report;

import java.util.List;

/** Where a report is shown. May be called from several threads. */
public interface Console {

    /** Adds a line for good. */
    void line(String text);

    /** Shows these lines below all others, in place of the block shown before; an empty list takes it away. */
    void live(List<String> block);
}
