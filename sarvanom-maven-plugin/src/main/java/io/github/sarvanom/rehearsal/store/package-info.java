/** Keeps the rehearsal's objects in a folder and tells watchers what happens to them. */
@NullMarked
package io.github.sarvanom.rehearsal.store;

import org.jspecify.annotations.NullMarked;
