/** Builds and pushes one image without a daemon, and answers with its digest; the only package that sees Jib. */
@NullMarked
package io.github.sarvanom.image;

import org.jspecify.annotations.NullMarked;
