package io.github.sarvanom.compose;

import io.github.sarvanom.environment.BackingStore;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.manifests.ManifestYaml;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One environment as a compose file: its services and those of its stores that nobody else runs. The same input gives the same
 * bytes. Secrets stand in it as {@code ${NAME:?…}}, which compose fills in from its surroundings; no value does.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/spec.md">Compose specification</a>
 */
public final class ComposeFile {
    private final SortedMap<String, Object> content;

    private ComposeFile(Map<String, Object> content) {
        this.content = new TreeMap<>(content);
    }

    /**
     * Generates the file and lays the overlays over it.
     *
     * @param problems told what can't be: two that want one port, an overlay that fits nothing
     */
    public static ComposeFile of(
            Environment environment, List<LocalService> services, LocalOverlays overlays, Problems problems) {
        List<BackingStore> stores = environment.stores().stream()
                .filter(store -> !store.isExternal())
                .toList();
        SortedMap<String, Object> containers = new TreeMap<>();
        SortedMap<String, Object> volumes = new TreeMap<>();
        for (BackingStore store : stores) {
            containers.put(store.name(), new StoreContainer(store).content());
            store.volume().ifPresent(folder -> volumes.put(StoreContainer.volume(store), Map.of()));
        }
        for (LocalService service : services) {
            Object other =
                    containers.put(service.service().name(), new ServiceContainer(environment, service).content());
            if (other != null) {
                problems.add(sameName(service));
            }
        }
        SortedMap<String, Object> file = new TreeMap<>();
        file.put("name", environment.namespace());
        file.put("services", containers);
        if (!volumes.isEmpty()) {
            file.put("volumes", volumes);
        }
        Ports.check(stores, services, problems);
        return new ComposeFile(overlays.laidOver(file, problems));
    }

    private static Problem sameName(LocalService service) {
        return Problem.of("a service and a store are both named "
                        + service.service().name())
                .mend("give one of them another name: <service><name>, or the store's element");
    }

    /** The name under which an engine keeps what belongs together. */
    public String project() {
        return String.valueOf(content.get("name"));
    }

    /** The file's content. */
    SortedMap<String, Object> content() {
        return content;
    }

    /** One container's part; empty when the file has none of that name. */
    Optional<Map<String, Object>> container(String name) {
        return Optional.ofNullable(containers().get(name)).map(Fields::map);
    }

    /** By name. */
    SortedMap<String, Object> containers() {
        return new TreeMap<>(Fields.map(content.get("services")));
    }

    /** As it is written. */
    public String text() {
        return """
                # Made by sarvanom; what is changed here is lost. Changes go into src/main/sarvanom.
                # By hand: docker compose --env-file .env.development -f target/sarvanom/development/compose.yaml up -d
                """ + new ManifestYaml().text(content);
    }
}
