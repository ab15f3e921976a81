/** Asks the running release whether it is well. */
@NullMarked
package io.github.sarvanom.verification;

import org.jspecify.annotations.NullMarked;
