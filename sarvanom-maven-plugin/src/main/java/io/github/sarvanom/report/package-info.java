/** Holds all words and pictures that a user sees. */
@NullMarked
package io.github.sarvanom.report;

import org.jspecify.annotations.NullMarked;
