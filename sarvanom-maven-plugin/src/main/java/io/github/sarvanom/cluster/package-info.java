/** Talks to one API server; the only package that knows its client. */
@NullMarked
package io.github.sarvanom.cluster;

import org.jspecify.annotations.NullMarked;
