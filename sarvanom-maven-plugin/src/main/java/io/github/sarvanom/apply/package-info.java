/** Carries out a plan, and nothing that is not in it. */
@NullMarked
package io.github.sarvanom.apply;

import org.jspecify.annotations.NullMarked;
