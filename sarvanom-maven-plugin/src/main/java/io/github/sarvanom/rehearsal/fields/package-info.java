/** Says who owns which field: server-side apply and the book-keeping of every other write. */
@NullMarked
package io.github.sarvanom.rehearsal.fields;

import org.jspecify.annotations.NullMarked;
