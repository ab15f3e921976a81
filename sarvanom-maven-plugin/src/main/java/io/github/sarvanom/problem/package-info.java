/** Says what went wrong, to a person. */
@NullMarked
package io.github.sarvanom.problem;

import org.jspecify.annotations.NullMarked;
