/** What differs between the environments of one application, and whether somebody has said why. */
@NullMarked
package io.github.sarvanom.parity;

import org.jspecify.annotations.NullMarked;
