package io.github.sarvanom.compose;

/** Hears what happens while containers are made ready. */
public interface LocalLog {
    /** An image that the engine lacks is being fetched from its registry. */
    void pulling(String image);

    /** @param by who makes containers now, and why if it is not Docker's compose */
    void making(String by);
}
