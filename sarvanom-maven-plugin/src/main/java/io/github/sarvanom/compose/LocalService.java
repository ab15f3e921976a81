package io.github.sarvanom.compose;

import io.github.sarvanom.environment.Service;

/**
 * A service and the image that it runs from.
 *
 * @param image as the engine on this machine knows it: {@code shop/gateway:1f2e3d4c5b6a}
 */
public record LocalService(Service service, String image) {}
