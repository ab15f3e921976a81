package io.github.sarvanom.rollout.observed;

import java.util.List;

/** A chain of causes as Go programs write it, joined by colons; its end says most. */
public final class Causes {
    private static final String SEPARATOR = ": ";
    private static final int MOST = 3;

    private Causes() {}

    /** The last few links: {@code dial tcp 10.0.0.1:5000: connect: connection refused}; empty when there is no chain. */
    public static String innermost(String message) {
        List<String> chain = List.of(message.replaceAll(": unknown$", "").split(SEPARATOR, -1));
        int from = Math.max(0, chain.size() - MOST);
        return chain.size() < 2 ? "" : String.join(SEPARATOR, chain.subList(from, chain.size()));
    }
}
