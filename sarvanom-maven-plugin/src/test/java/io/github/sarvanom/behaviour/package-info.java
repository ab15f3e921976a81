/** What the projects in {@code src/it} ask of the builds that the invoker ran in them, and whole runs that need more than a project. */
@NullMarked
package io.github.sarvanom.behaviour;

import org.jspecify.annotations.NullMarked;
