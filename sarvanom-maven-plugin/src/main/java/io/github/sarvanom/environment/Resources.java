package io.github.sarvanom.environment;

/**
 * What a container may use, as Kubernetes quantities.
 *
 * @param cpu for example {@code 250m} or {@code 1}
 * @param memory for example {@code 512Mi}
 */
public record Resources(String cpu, String memory) {}
