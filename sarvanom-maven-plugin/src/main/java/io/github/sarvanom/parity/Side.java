package io.github.sarvanom.parity;

import io.github.sarvanom.environment.BackingStore;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Resources;
import io.github.sarvanom.environment.Service;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One environment as it is compared. Its name, namespace and cluster are left out: they differ by nature.
 *
 * @param kind as the POM spells it, {@code compose}; shown above the differences, not among them
 * @param traits what can differ, by name: {@code config/LOG_LEVEL}, {@code secret/API_KEY}, {@code store/redis},
 *     {@code service/gateway/replicas}. A secret's value is none of them.
 */
public record Side(String name, String kind, SortedMap<String, String> traits) {
    public Side {
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
    }

    /** @param images what the POM says of how a service's image is made, by the service's name: {@code baseImage}, {@code jvmFlags} */
    public static Side of(
            Environment environment,
            String kind,
            List<Service> services,
            Map<String, SortedMap<String, String>> images) {
        SortedMap<String, String> traits = new TreeMap<>();
        environment.config().forEach((name, value) -> traits.put("config/" + name, value));
        environment.secrets().names().forEach(name -> traits.put("secret/" + name, "named"));
        environment.stores().forEach(store -> traits.put("store/" + store.name(), store(store)));
        images.forEach((service, said) ->
                said.forEach((name, value) -> traits.put("service/" + service + "/image/" + name, value)));
        services.forEach(service -> service("service/" + service.name() + "/", service, traits));
        return new Side(environment.name(), kind, traits);
    }

    private static String store(BackingStore store) {
        return store.external()
                .map(address -> "external " + address)
                .orElseGet(() -> store.image().isEmpty() ? "run by us" : store.image() + " on " + store.published());
    }

    private static void service(String path, Service service, SortedMap<String, String> traits) {
        traits.put(path + "version", service.version());
        traits.put(path + "port", Integer.toString(service.port()));
        traits.put(path + "health", service.health());
        traits.put(path + "replicas", Integer.toString(service.replicas()));
        resources(path + "requests/", service.requests(), traits);
        resources(path + "limits/", service.limits(), traits);
        service.config().forEach((name, value) -> traits.put(path + "config/" + name, value));
    }

    private static void resources(String path, Resources resources, SortedMap<String, String> traits) {
        traits.put(path + "cpu", resources.cpu());
        traits.put(path + "memory", resources.memory());
    }
}
