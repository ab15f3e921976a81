package io.github.sarvanom.environment;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that services keep their data in, or ask. Complete and valid once constructed.
 *
 * @param name a DNS label; services reach it by this name
 * @param kind as the POM spells it, {@code postgres}; the name where it is none that we know
 * @param external address under which somebody else runs it: {@code db.example.com:5432}; empty when its container is ours. Then
 *     the other values are not used.
 * @param port on which its container listens, 1 to 65535
 * @param published the port of this machine that leads there
 * @param volume the folder of its container that outlives the container; empty when it keeps nothing
 * @param config environment variables of its container; no value is a credential
 * @param secrets names of those of the environment's secrets that its container gets
 * @param command started instead of the image's own; may be empty
 */
public record BackingStore(
        String name,
        String kind,
        Optional<String> external,
        String image,
        int port,
        int published,
        Optional<String> volume,
        StoreHealth health,
        SortedMap<String, String> config,
        List<String> secrets,
        List<String> command) {
    public BackingStore {
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
        secrets = secrets.stream().sorted().distinct().toList();
        command = List.copyOf(command);
    }

    public boolean isExternal() {
        return external.isPresent();
    }
}
