/** Answers requests as an API server does. */
@NullMarked
package io.github.sarvanom.rehearsal.api;

import org.jspecify.annotations.NullMarked;
