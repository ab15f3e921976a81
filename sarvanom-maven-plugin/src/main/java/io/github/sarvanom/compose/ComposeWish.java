package io.github.sarvanom.compose;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Who is to make containers.
 *
 * @param folder from which the paths in overlays are meant: the root
 * @param variables the environment's {@code .env} file, for what overlays take from there; empty when there is none
 * @param surroundings what {@code ${NAME}} means in overlays
 * @param patience how long one call of compose may take
 */
public record ComposeWish(By by, Path folder, Optional<Path> variables, Surroundings surroundings, Duration patience) {
    /** Where the environment does not say how long: large images over a slow line. */
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(30);

    /** Who makes them. */
    public enum By {
        /** Docker's compose where it is installed and the engine is Docker's, else this plugin by the engine's API. */
        AUTO,
        /** Docker's compose, or nobody. */
        PLUGIN,
        /** This plugin by the engine's API; no program is started. */
        API
    }
}
