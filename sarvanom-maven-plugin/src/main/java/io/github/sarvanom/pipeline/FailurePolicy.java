package io.github.sarvanom.pipeline;

import io.github.sarvanom.release.Release;
import java.util.Optional;

/** Decides what becomes of a release that failed. */
public interface FailurePolicy {
    /** What is done. */
    enum Choice {
        /** Back to what ran before; a first release is cleaned up. */
        ROLL_BACK,
        /** It stays, to be looked at. */
        KEEP
    }

    /** @param target what would run again; empty when nothing ran before */
    Choice choose(Release failed, Optional<Release> target);
}
