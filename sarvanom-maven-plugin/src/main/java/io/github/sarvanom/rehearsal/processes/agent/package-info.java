/** What runs inside each process of a rehearsal, before its main class: sees nothing but the JDK. */
@NullMarked
package io.github.sarvanom.rehearsal.processes.agent;

import org.jspecify.annotations.NullMarked;
