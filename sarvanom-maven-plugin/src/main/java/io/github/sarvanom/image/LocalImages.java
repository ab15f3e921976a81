package io.github.sarvanom.image;

import java.nio.file.Path;

/** Images that a container engine on this machine has. */
public interface LocalImages {
    /** @param name with its tag */
    boolean has(String name) throws InterruptedException;

    /**
     * Takes an image into the engine.
     *
     * @param tar in the form that {@code docker save} writes
     * @param loadedAs the name that stands in the tar
     * @param name another that it gets as well
     */
    void load(Path tar, String loadedAs, String name) throws InterruptedException;
}
