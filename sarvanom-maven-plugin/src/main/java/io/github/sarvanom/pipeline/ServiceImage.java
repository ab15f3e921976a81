package io.github.sarvanom.pipeline;

import io.github.sarvanom.environment.Service;
import io.github.sarvanom.image.BuiltImage;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service, and the image that is to run.
 *
 * @param dependencies what it was built with, coordinates to version; empty when that is not known
 */
public record ServiceImage(Service service, BuiltImage image, SortedMap<String, String> dependencies) {
    public ServiceImage {
        dependencies = Collections.unmodifiableSortedMap(new TreeMap<>(dependencies));
    }

    public ServiceImage(Service service, BuiltImage image) {
        this(service, image, new TreeMap<>());
    }
}
