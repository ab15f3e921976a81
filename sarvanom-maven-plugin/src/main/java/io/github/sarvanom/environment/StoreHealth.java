package io.github.sarvanom.environment;

/** How one learns whether a backing store is well. */
public sealed interface StoreHealth {
    /** It accepts connections; nothing more is known. */
    record Listening() implements StoreHealth {}

    /** It answers this path on its port with a status below 400. */
    record Path(String path) implements StoreHealth {}

    /** A shell's command line in its container ends with 0. */
    record Command(String line) implements StoreHealth {}
}
