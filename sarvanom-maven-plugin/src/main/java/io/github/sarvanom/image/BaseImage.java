package io.github.sarvanom.image;

import java.util.Optional;

/**
 * What the application is laid upon.
 *
 * @param reference a tag or digest reference: {@code eclipse-temurin:17-jre}
 * @param platform {@code os/architecture}, as {@code linux/arm64}; empty means linux/amd64
 */
public record BaseImage(String reference, Optional<String> platform, WhenUnreachable whenUnreachable) {
    /** What to do when the base can't be had. */
    public enum WhenUnreachable {
        /** Stop: the image would not run. */
        FAIL,
        /** Build upon nothing, and say so: good for a rehearsal, where nothing runs. */
        EMPTY
    }

    public static BaseImage of(String reference) {
        return new BaseImage(reference, Optional.empty(), WhenUnreachable.FAIL);
    }

    public BaseImage orEmpty() {
        return new BaseImage(reference, platform, WhenUnreachable.EMPTY);
    }
}
