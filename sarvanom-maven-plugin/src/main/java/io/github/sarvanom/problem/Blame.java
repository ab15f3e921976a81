package io.github.sarvanom.problem;

/** Whose move it is when something went wrong; decides which exception Maven gets to see. */
public enum Blame {
    /** What the user wrote cannot be carried out as it stands. */
    USER,
    /** The user's input is fine; a cluster, registry, disk or network is not. */
    SURROUNDINGS,
    /** Neither: this is our own mistake. */
    DEFECT
}
