/** Remembers every attempt to release, lets one run work at a time, and finds what to go back to. */
@NullMarked
package io.github.sarvanom.release;

import org.jspecify.annotations.NullMarked;
