/** The same environment as containers on this machine. */
@NullMarked
package io.github.sarvanom.compose;

import org.jspecify.annotations.NullMarked;
