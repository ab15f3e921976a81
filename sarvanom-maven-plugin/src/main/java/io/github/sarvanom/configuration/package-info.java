/** Holds exactly what the user said, and where. */
@NullMarked
package io.github.sarvanom.configuration;

import org.jspecify.annotations.NullMarked;
