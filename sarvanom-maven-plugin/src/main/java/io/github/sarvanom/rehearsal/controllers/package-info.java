/** Plays the controllers, the scheduler and the kubelet, so that workloads come to life. */
@NullMarked
package io.github.sarvanom.rehearsal.controllers;

import org.jspecify.annotations.NullMarked;
