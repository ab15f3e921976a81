package io.github.sarvanom.compose;

import io.github.sarvanom.environment.BackingStore;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.manifests.ManifestYaml;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.Collections;
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
    private final String environment;
    private final SortedMap<String, Object> content;
    private final LocalOverlays overlays;
    private final SortedMap<String, Probe> probes;

    private ComposeFile(
            String environment, Map<String, Object> content, LocalOverlays overlays, SortedMap<String, Probe> probes) {
        this.environment = environment;
        this.content = new TreeMap<>(content);
        this.overlays = overlays;
        this.probes = Collections.unmodifiableSortedMap(probes);
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
        ComposeFile whole = new ComposeFile(
                environment.name(), overlays.laidOver(file, problems), overlays, probes(stores, services));
        whole.checkAmounts(whole.content, problems);
        return whole;
    }

    /** @param meant the content, with its variables filled in or not yet */
    void checkAmounts(Map<String, Object> meant, Problems problems) {
        AmountRules rules = new AmountRules(overlays, problems);
        Fields.map(meant.get("services"))
                .forEach((name, service) ->
                        rules.check(name, Fields.map(containers().get(name)), Fields.map(service)));
    }

    /** How those are asked whose container has no health check of its own. */
    private static SortedMap<String, Probe> probes(List<BackingStore> stores, List<LocalService> services) {
        SortedMap<String, Probe> probes = new TreeMap<>();
        stores.forEach(store -> probes.put(store.name(), new Probe(store.port(), Optional.empty())));
        services.forEach(each -> probes.put(
                each.service().name(),
                new Probe(each.service().port(), Optional.of(each.service().health()))));
        return probes;
    }

    /** By name of service or store. */
    SortedMap<String, Probe> probes() {
        return probes;
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

    /** Names of the volumes that have to be there, as the engine knows them; somebody else's are not among them. */
    List<String> volumes() {
        return Fields.map(content.get("volumes")).entrySet().stream()
                .filter(volume ->
                        !Boolean.TRUE.equals(Fields.map(volume.getValue()).get("external")))
                .map(volume -> project() + "_" + volume.getKey())
                .sorted()
                .toList();
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
                # By hand: docker compose --project-directory . --env-file .env.%1$s -f target/sarvanom/%1$s/compose.yaml up -d
                """.formatted(environment) + new ManifestYaml().text(content);
    }
}
