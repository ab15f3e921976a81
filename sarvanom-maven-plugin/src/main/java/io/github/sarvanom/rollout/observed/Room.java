package io.github.sarvanom.rollout.observed;

/** Whether there will be room for another pod, in a namespace's quota or on a node, without anybody's change. */
public enum Room {
    /** All that fills it stays. */
    NONE,
    /** Something is on its way out, or is being replaced. */
    COMING,
    /** Nobody has asked, or may; or something may end by itself at any time. */
    UNKNOWN
}
