package io.github.sarvanom.architecture.planted.environment;

/** Planted: to the right of problem. */
public final class Innocent {}
