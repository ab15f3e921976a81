package io.github.sarvanom.release;

/**
 * Who releases, and from what.
 *
 * @param who {@code user@host}
 * @param build address of the CI build; empty when there is none
 * @param commit of the checkout; empty when it is none
 * @param checkout whether the files are those of the commit
 */
public record Author(String who, String build, String commit, Checkout checkout) {

    /** How the files of the checkout relate to its commit. */
    public enum Checkout {
        CLEAN,
        /** Tracked files were changed since. */
        DIRTY,
        /** There is no checkout, or nobody could tell. */
        UNKNOWN
    }
}
