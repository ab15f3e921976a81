package io.github.sarvanom.pipeline;

import io.github.sarvanom.environment.Service;
import io.github.sarvanom.image.BuiltImage;

/** A service, and the image that is to run. */
public record ServiceImage(Service service, BuiltImage image) {}
