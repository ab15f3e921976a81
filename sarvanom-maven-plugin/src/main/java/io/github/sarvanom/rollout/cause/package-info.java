/** Names every cause of a failed rollout, and explains it. */
@NullMarked
package io.github.sarvanom.rollout.cause;

import org.jspecify.annotations.NullMarked;
