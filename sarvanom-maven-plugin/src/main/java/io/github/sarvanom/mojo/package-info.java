/** Translates between Maven and the stages; the only package that knows Maven. */
@NullMarked
package io.github.sarvanom.mojo;

import org.jspecify.annotations.NullMarked;
