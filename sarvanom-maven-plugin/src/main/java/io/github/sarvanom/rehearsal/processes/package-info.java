/** Runs the pods of a rehearsal as processes of this machine: the kubelet, its probes and logs, and what a Service leads to. */
@NullMarked
package io.github.sarvanom.rehearsal.processes;

import org.jspecify.annotations.NullMarked;
