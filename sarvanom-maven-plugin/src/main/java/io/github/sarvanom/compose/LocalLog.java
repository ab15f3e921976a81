package io.github.sarvanom.compose;

/** Hears what happens while containers are made ready. */
public interface LocalLog {
    /** An image that the engine lacks is being fetched from its registry. */
    void pulling(String image);
}
