/** Waits for what was applied, judges it, and explains it. */
@NullMarked
package io.github.sarvanom.rollout;

import org.jspecify.annotations.NullMarked;
