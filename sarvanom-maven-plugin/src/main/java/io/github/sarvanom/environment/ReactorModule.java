package io.github.sarvanom.environment;

import java.nio.file.Path;

/** One module of a reactor, as Maven knows it. */
public record ReactorModule(String artifactId, String version, Path basedir) {}
