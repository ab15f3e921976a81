package io.github.sarvanom.plan;

/**
 * That a field was changed in the cluster since the last release, and not in what is wanted.
 *
 * @param by the field manager that owns the field now; empty when nobody does, as when it was removed
 * @param at when that manager last changed the object, as the server says it ({@code 2026-11-23T12:00:03Z}); empty when unknown
 */
public record Drift(String by, String at) {
    /** {@code kubectl-edit, 2026-11-23T12:00:03Z}. */
    public String text() {
        String who = by.isEmpty() ? "nobody who owns it" : by;
        return at.isEmpty() ? who : who + ", " + at;
    }
}
