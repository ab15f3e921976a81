package io.github.sarvanom.rollout.autopsy;

import java.util.ArrayList;
import java.util.List;

/**
 * One exception as a log shows it, without its causes.
 *
 * @param type the class's full name
 * @param message may be empty or have several lines
 * @param frames from where it was thrown outwards; those that a trace leaves out ({@code ... 23 more}) are not here
 * @param suppressed those that were suppressed in its favour, each without its own causes
 */
public record Thrown(String type, String message, List<Frame> frames, List<Thrown> suppressed) {
    public Thrown {
        frames = List.copyOf(frames);
        suppressed = List.copyOf(suppressed);
    }

    /** {@code java.lang.IllegalStateException: no port}. */
    public String text() {
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** Grows line by line. Not thread-safe. */
    static final class Builder {
        private final String type;
        private final StringBuilder message;
        private final List<Frame> frames = new ArrayList<>();
        private final List<Builder> suppressed = new ArrayList<>();

        Builder(String type, String message) {
            this.type = type;
            this.message = new StringBuilder(message);
        }

        boolean hasFrames() {
            return !frames.isEmpty();
        }

        void more(String line) {
            message.append('\n').append(line);
        }

        void at(Frame frame) {
            frames.add(frame);
        }

        void suppressed(Builder other) {
            suppressed.add(other);
        }

        Thrown build() {
            return new Thrown(
                    type,
                    message.toString().strip(),
                    frames,
                    suppressed.stream().map(Builder::build).toList());
        }
    }
}
