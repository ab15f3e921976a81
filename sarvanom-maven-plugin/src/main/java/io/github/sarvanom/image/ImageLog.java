package io.github.sarvanom.image;

import io.github.sarvanom.problem.Problem;

/** What happens while images are built. Called from any thread. */
public interface ImageLog {
    /** The registry has what the same input made before: nothing was built or pushed. */
    void unchanged(BuiltImage image);

    void building(ImageRequest request);

    void pushed(BuiltImage image);

    /** An engine on this machine has it. */
    void loaded(BuiltImage image);

    /** Nothing stands in for the base image; the image will not run. Told again whenever such an image is used. */
    void baseReplaced(String service, String baseReference, Problem why);

    /**
     * The image library is worried.
     *
     * @param warning a line of the image library, without colour codes
     */
    void warned(String service, String warning);
}
