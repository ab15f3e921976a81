package io.github.sarvanom.rollout.observed;

/** Whether a namespace whose quota is used up will have room for another pod without anybody's change. */
public enum Room {
    /** All that fills the quota stays. */
    NONE,
    /** Something is on its way out, or is being replaced. */
    COMING,
    /** Nobody has asked, or may; or something may end by itself at any time. */
    UNKNOWN
}
