package io.github.sarvanom.image;

import java.nio.file.Path;
import java.util.Optional;

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

    /**
     * The program by which a container of that image can ask itself over HTTP: {@code curl}, {@code wget} or {@code bash}. Empty when
     * it has none, as images of nothing but Java.
     */
    Optional<String> asker(String name) throws InterruptedException;
}
