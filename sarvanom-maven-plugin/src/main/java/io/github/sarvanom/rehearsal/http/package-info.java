/** Connects fabric8's client to the rehearsal without a socket. */
@NullMarked
package io.github.sarvanom.rehearsal.http;

import org.jspecify.annotations.NullMarked;
