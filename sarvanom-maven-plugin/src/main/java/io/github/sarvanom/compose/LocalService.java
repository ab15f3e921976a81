package io.github.sarvanom.compose;

import io.github.sarvanom.environment.Service;
import java.util.Optional;

/**
 * A service and the image that it runs from.
 *
 * @param image as the engine on this machine knows it: {@code shop/gateway:1f2e3d4c5b6a}
 * @param asker the program in it by which a container can ask itself over HTTP: {@code curl}, {@code wget} or {@code bash}; empty
 *     when it has none
 */
public record LocalService(Service service, String image, Optional<String> asker) {}
