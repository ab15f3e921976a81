/** Compares what is wanted with what is there, in memory. */
@NullMarked
package io.github.sarvanom.plan;

import org.jspecify.annotations.NullMarked;
