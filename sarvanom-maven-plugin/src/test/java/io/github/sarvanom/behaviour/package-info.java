/** What the projects in {@code src/it} ask of the builds that the invoker ran in them. */
@NullMarked
package io.github.sarvanom.behaviour;

import org.jspecify.annotations.NullMarked;
