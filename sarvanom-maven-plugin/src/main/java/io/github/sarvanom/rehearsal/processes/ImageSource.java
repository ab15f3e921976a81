package io.github.sarvanom.rehearsal.processes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The images that were built for this rehearsal. */
public interface ImageSource {
    /**
     * The manifest of an image.
     *
     * @param reference as it stands in the pod
     * @return empty when the image was not built here
     * @throws IOException when the folder can't be read
     */
    Optional<Path> manifest(String reference) throws IOException;

    /** A part of an image, by its digest. */
    Path blob(String digest);
}
