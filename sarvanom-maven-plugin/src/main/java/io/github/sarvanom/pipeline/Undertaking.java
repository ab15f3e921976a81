package io.github.sarvanom.pipeline;

import io.github.sarvanom.environment.Environment;
import java.nio.file.Path;
import java.util.List;

/**
 * A release under way, whether it brings something new or goes back.
 *
 * @param services that this run has built; none when it goes back
 * @param output where traces of a failure, and how it ended, are written
 */
public record Undertaking(Environment environment, List<ServiceImage> services, Path output) {
    public Undertaking {
        services = List.copyOf(services);
    }
}
