/** Calls the stages in order. */
@NullMarked
package io.github.sarvanom.pipeline;

import org.jspecify.annotations.NullMarked;
