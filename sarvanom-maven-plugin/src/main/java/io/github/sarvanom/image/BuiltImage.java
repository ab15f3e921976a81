package io.github.sarvanom.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image that is in its registry.
 *
 * @param repository as manifests name it, see {@link ImageRequest#repository()}
 * @param digest {@code sha256:…} of its manifest
 * @param baseReplaced whether the base image could not be had and nothing is in its place; only in a rehearsal
 * @param took how long it took to know
 * @param layers each layer's name, and {@code base image}, to what stands for its content, the same on every machine; empty when
 *     that is not known
 */
public record BuiltImage(
        String service,
        String repository,
        String digest,
        Outcome outcome,
        boolean baseReplaced,
        Duration took,
        SortedMap<String, String> layers) {
    public BuiltImage {
        layers = Collections.unmodifiableSortedMap(new TreeMap<>(layers));
    }

    /** One of which nothing is known but where it is. */
    public BuiltImage(
            String service, String repository, String digest, Outcome outcome, boolean baseReplaced, Duration took) {
        this(service, repository, digest, outcome, baseReplaced, took, new TreeMap<>());
    }

    /** The same, of these layers. */
    public BuiltImage madeOf(SortedMap<String, String> known) {
        return new BuiltImage(service, repository, digest, outcome, baseReplaced, took, known);
    }

    /** How the image came to be there. */
    public enum Outcome {
        BUILT,
        /** The same input had been built and pushed before, and is still there. */
        UNCHANGED
    }

    /** What the last build that wrote this state file left in its registry, pinned; empty when there was none. */
    public static Optional<String> last(Path stateFile) {
        return ImageState.read(stateFile).map(state -> state.repository() + "@" + state.digest());
    }

    /** As {@link LocalImages#asker}, of the image that the last build left in an engine; empty when there was none. */
    public static Optional<String> lastAsker(Path stateFile) {
        return ImageState.read(stateFile).map(ImageState::asker).filter(program -> !program.isEmpty());
    }

    /** The only form in which an image leaves this package: {@code repository@sha256:…}. */
    public String pinned() {
        return repository + "@" + digest;
    }
}
