/** Finds the causes of what was observed, the root of it first. */
@NullMarked
package io.github.sarvanom.rollout.diagnosis;

import org.jspecify.annotations.NullMarked;
