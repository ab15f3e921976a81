package io.github.sarvanom.architecture.planted.problem;

import io.github.sarvanom.architecture.planted.environment.Innocent;

/** Planted: a package that imports from its right, a foreign library behind a fence, and a variable of the machine. */
final class LooksRight {
    Innocent right = new Innocent();

    Object jib() throws Exception {
        return com.google.cloud.tools.jib.api.ImageReference.parse("x");
    }

    String variable() {
        return System.getenv("HOME");
    }
}
