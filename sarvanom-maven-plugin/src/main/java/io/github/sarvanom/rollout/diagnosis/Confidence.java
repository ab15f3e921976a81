package io.github.sarvanom.rollout.diagnosis;

/** How sure a diagnosis is, the surest first. */
public enum Confidence {
    /** The cluster or the program says so in words that mean nothing else. */
    CERTAIN,
    /** What was seen fits, and nothing else that is known does. */
    LIKELY,
    /** What was seen fits, and may have other reasons. */
    POSSIBLE
}
