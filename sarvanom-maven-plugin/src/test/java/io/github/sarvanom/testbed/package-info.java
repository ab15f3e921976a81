/** A real cluster and registry for the suites named {@code …IT}; CONTRIBUTING.md says how to start them. */
@NullMarked
package io.github.sarvanom.testbed;

import org.jspecify.annotations.NullMarked;
