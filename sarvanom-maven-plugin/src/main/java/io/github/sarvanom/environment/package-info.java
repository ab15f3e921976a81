/** Turns what was said into one complete, valid environment. */
@NullMarked
package io.github.sarvanom.environment;

import org.jspecify.annotations.NullMarked;
