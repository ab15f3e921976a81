package io.github.sarvanom.configuration;

/**
 * One element of the plugin's configuration as it stands in a file.
 *
 * @param path below {@code <configuration>}
 * @param line counts from 1
 * @param text its own text, not trimmed
 */
record PomElement(PomSection section, String path, int line, String text) {}
