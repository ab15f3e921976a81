package io.github.sarvanom.pipeline;

import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Resources;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.image.BuiltImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An application of small services in some state, to be released.
 *
 * @param images service to image, {@code repository@digest}
 * @param ports service to port; 8080 where nothing is said
 */
record Shop(
        String namespace,
        Map<String, String> images,
        Map<String, Integer> ports,
        Map<String, String> config,
        Map<String, String> secrets,
        Duration deadline) {

    static Shop of(String namespace, String... services) {
        Map<String, String> images = new TreeMap<>();
        for (String service : services) {
            images.put(service, "registry.example.com/shop/" + service + "@" + digest('1'));
        }
        return new Shop(
                namespace,
                images,
                Map.of(),
                Map.of("LOG_LEVEL", "info"),
                Map.of("PASSWORD", "first-planted-secret"),
                Duration.ofSeconds(60));
    }

    Shop with(String service, String image) {
        Map<String, String> more = new TreeMap<>(images);
        more.put(service, image);
        return new Shop(namespace, more, ports, config, secrets, deadline);
    }

    Shop without(String service) {
        Map<String, String> fewer = new TreeMap<>(images);
        fewer.remove(service);
        return new Shop(namespace, fewer, ports, config, secrets, deadline);
    }

    Shop configured(Map<String, String> other) {
        return new Shop(namespace, images, ports, other, secrets, deadline);
    }

    Shop knowing(Map<String, String> other) {
        return new Shop(namespace, images, ports, config, other, deadline);
    }

    Shop listening(Map<String, Integer> other) {
        return new Shop(namespace, images, other, config, secrets, deadline);
    }

    Shop within(Duration other) {
        return new Shop(namespace, images, ports, config, secrets, other);
    }

    static String digest(char digit) {
        return "sha256:" + String.valueOf(digit).repeat(64);
    }

    Environment environment(ClusterTarget target) {
        return new Environment(
                "shop",
                "staging",
                namespace,
                target,
                "registry.example.com/shop",
                new TreeMap<>(config),
                new SecretValues(secrets),
                List.of(),
                Optional.of(deadline));
    }

    DeployRequest request(ClusterTarget target, Path folder) {
        return request(target, folder, Terms.USUAL);
    }

    DeployRequest request(ClusterTarget target, Path folder, Terms terms) {
        List<ServiceImage> services = new ArrayList<>();
        images.forEach((name, image) -> services.add(new ServiceImage(
                service(name, folder),
                new BuiltImage(
                        name,
                        image.substring(0, image.indexOf('@')),
                        image.substring(image.indexOf('@') + 1),
                        BuiltImage.Outcome.BUILT,
                        false,
                        Duration.ZERO))));
        return new DeployRequest(
                environment(target),
                services,
                Set.of(),
                terms,
                folder,
                folder.resolve("target/staging"),
                Duration.ZERO);
    }

    private Service service(String name, Path folder) {
        return new Service(
                name,
                "1",
                ports.getOrDefault(name, 8080),
                "/health",
                1,
                new Resources("10m", "16Mi"),
                new Resources("100m", "32Mi"),
                new TreeMap<>(),
                List.of(),
                folder.resolve(name));
    }
}
