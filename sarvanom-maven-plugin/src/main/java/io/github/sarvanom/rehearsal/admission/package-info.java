/** Completes and judges an object before it is stored: defaults and validation. */
@NullMarked
package io.github.sarvanom.rehearsal.admission;

import org.jspecify.annotations.NullMarked;
