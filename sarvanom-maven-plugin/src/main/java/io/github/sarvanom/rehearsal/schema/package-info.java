/** Knows the shape of every Kubernetes type that the rehearsal serves. */
@NullMarked
package io.github.sarvanom.rehearsal.schema;

import org.jspecify.annotations.NullMarked;
