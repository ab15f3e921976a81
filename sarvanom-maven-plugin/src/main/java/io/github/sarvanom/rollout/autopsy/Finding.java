package io.github.sarvanom.rollout.autopsy;

import io.github.sarvanom.rollout.cause.Cause;

/**
 * A cause that a log tells.
 *
 * @param what the thing it is about, a host, variable, port or class; empty when the log does not name it
 * @param words the line that tells it
 */
public record Finding(Cause cause, String what, String words) {}
