/** Plays an API server and a registry inside this JVM, so that everything can be tried on nothing. */
@NullMarked
package io.github.sarvanom.rehearsal;

import org.jspecify.annotations.NullMarked;
