/** Reads the last words of a program, those of a Java program above all. */
@NullMarked
package io.github.sarvanom.rollout.autopsy;

import org.jspecify.annotations.NullMarked;
