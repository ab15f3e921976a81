/** Turns an environment and its images into the desired objects, byte for byte the same every time. */
@NullMarked
package io.github.sarvanom.manifests;

import org.jspecify.annotations.NullMarked;
