package io.github.sarvanom.compose;

/**
 * What will happen to one container.
 *
 * @param name of the service or store
 */
public record LocalChange(String name, Kind kind) {
    /** Ordered as they are told. */
    public enum Kind {
        /** There is none yet. */
        CREATE,
        /** It is there in another shape: ended, removed, and made anew. Its volumes stay. */
        RECREATE,
        /** It is as it shall be, but stopped. */
        START,
        /** It is as it shall be, and runs, or is a task and has completed. */
        LEAVE,
        /** Nobody declares it any more. Its volumes stay. */
        REMOVE
    }

    public boolean changesAnything() {
        return kind != Kind.LEAVE;
    }
}
