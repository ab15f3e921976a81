/** Reads what a cluster says of a workload, its pods and their containers. */
@NullMarked
package io.github.sarvanom.rollout.observed;

import org.jspecify.annotations.NullMarked;
