package io.github.sarvanom.compose;

import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of one service only Docker's compose carries out: keys that {@link ContainerSpec} does not know, and forms of values that it
 * does not read. All of it came from overlays.
 *
 * @param parts by the name under which people look for them: {@code gpus}, {@code deploy.replicas}
 * @param files digests of the files that they name
 */
record ForeignParts(SortedMap<String, Object> parts, Map<String, String> files) {
    private static final Set<String> KNOWN = Set.of(
            "image",
            "pull_policy",
            "command",
            "entrypoint",
            "environment",
            "ports",
            "volumes",
            "healthcheck",
            "depends_on",
            "deploy",
            "restart",
            "stop_grace_period",
            "stop_signal",
            "read_only",
            "tmpfs",
            "cap_drop",
            "cap_add",
            "security_opt",
            "user",
            "working_dir",
            "labels",
            "init",
            "extra_hosts",
            "hostname");
    /** Logs, status and diagnosis find a container by its name, and there is one a service. */
    private static final Set<String> NOBODYS = Set.of("container_name", "scale", "deploy.replicas");

    /** Under which an entry says the name of a variable whose value it takes. */
    static final String VARIABLE = "environment";

    private static final Set<String> OF_FILE = Set.of("name", "services", "volumes", "version");
    /** Of which a service gets what it names, and nothing else. */
    private static final Set<String> NAMED = Set.of("networks", "configs", "secrets", "models");

    private static final String DEFAULT_NETWORK = "default";
    private static final Set<String> RUN_AT_START = Set.of("configs", "secrets", "post_start");
    private static final Set<String> CHECKS = Set.of("test", "interval", "timeout", "retries", "start_period");
    private static final List<String> LISTS =
            List.of("ports", "volumes", "tmpfs", "cap_drop", "cap_add", "security_opt", "extra_hosts");
    /** A word of a shell that says something beside itself. */
    private static final Pattern QUOTED = Pattern.compile("[\"'\\\\]");

    /** @param file the whole of which it is a part */
    static ForeignParts of(Map<String, Object> service, Map<String, Object> file) {
        SortedMap<String, Object> parts = new TreeMap<>();
        service.forEach((key, value) -> {
            if (!KNOWN.contains(key) && !isNote(key)) {
                parts.put(key, value);
            }
        });
        LISTS.forEach(key -> forms(key, service.get(key), parts));
        resources(Fields.map(service, "deploy"), parts);
        rest("healthcheck", Fields.map(service, "healthcheck"), CHECKS, parts);
        lines(service, parts);
        ofFile(service, file, parts);
        return new ForeignParts(parts, Map.of());
    }

    private static void forms(String key, @Nullable Object value, SortedMap<String, Object> parts) {
        if (value == null) {
            return;
        }
        if (!(value instanceof List<?> list)) {
            parts.put(key, value);
            return;
        }
        for (Object each : list) {
            if (!(each instanceof String text) || !isRead(key, text)) {
                parts.put(key + ": " + each, each);
            }
        }
    }

    private static boolean isRead(String key, String text) {
        return switch (key) {
            case "ports" -> PublishedPort.parse(text).isPresent();
            case "volumes" -> text.matches("[A-Za-z0-9/][^:]*:/.*");
            default -> true;
        };
    }

    private static void resources(Map<String, Object> deploy, SortedMap<String, Object> parts) {
        rest("deploy", deploy, Set.of("resources"), parts);
        for (String kind : List.of("limits", "reservations")) {
            rest("deploy.resources." + kind, Fields.map(deploy, "resources", kind), Set.of("cpus", "memory"), parts);
        }
    }

    private static void rest(
            String where, Map<String, Object> map, Set<String> known, SortedMap<String, Object> parts) {
        map.forEach((key, value) -> {
            if (!known.contains(key)) {
                parts.put(where + "." + key, value);
            }
        });
    }

    private static void lines(Map<String, Object> service, SortedMap<String, Object> parts) {
        for (String key : List.of("command", "entrypoint")) {
            if (service.get(key) instanceof String line && QUOTED.matcher(line).find()) {
                parts.put(key + " in one line with quotes", line);
            }
        }
        if (service.get("labels") instanceof List<?> labels) {
            parts.put("labels as a list", labels);
        }
        List<Map<String, String>> taken = withoutValue(service);
        if (!taken.isEmpty()) {
            parts.put("environment without a value", taken);
        }
    }

    /** Variables that compose takes from its surroundings, in the form in which the file's configurations say so. */
    private static List<Map<String, String>> withoutValue(Map<String, Object> service) {
        Stream<String> keys = Fields.map(service, "environment").entrySet().stream()
                .filter(each -> each.getValue() == null)
                .map(Map.Entry::getKey);
        Stream<String> words = Fields.list(service, "environment").stream()
                .map(Object::toString)
                .filter(each -> !each.contains("="));
        return Stream.concat(keys, words).map(name -> Map.of(VARIABLE, name)).toList();
    }

    /** For people and for anchors; nobody carries it out. */
    private static boolean isNote(String key) {
        return key.startsWith("x-");
    }

    private static void ofFile(Map<String, Object> service, Map<String, Object> file, SortedMap<String, Object> parts) {
        file.forEach((key, value) -> {
            if (NAMED.contains(key)) {
                Set<String> names = names(key, service);
                Fields.map(value).forEach((name, entry) -> {
                    if (names.contains(name)) {
                        parts.put("the file's " + key + ": " + name, entry == null ? Map.of() : entry);
                    }
                });
            } else if (!OF_FILE.contains(key) && !isNote(key)) {
                parts.put("the file's " + key, value);
            }
        });
        Fields.map(file, "volumes").forEach((name, volume) -> {
            boolean used = Fields.list(service, "volumes").stream()
                    .anyMatch(each -> each.toString().startsWith(name + ":")
                            || Fields.text(each, "source").equals(name));
            if (used && !Fields.map(volume).isEmpty()) {
                parts.put("options of volume " + name, volume);
            }
        });
    }

    /** Which of the file's entries a service names; a network it has without naming one. */
    private static Set<String> names(String key, Map<String, Object> service) {
        Set<String> names = new TreeSet<>(Fields.map(service, key).keySet());
        Fields.list(service, key)
                .forEach(each -> names.add(each instanceof Map<?, ?> ? Fields.text(each, "source") : each.toString()));
        if (key.equals("networks") && names.isEmpty() && !service.containsKey("network_mode")) {
            names.add(DEFAULT_NETWORK);
        }
        return names;
    }

    /** @param unresolved texts with variables that only compose can judge */
    ForeignParts with(Set<String> unresolved) {
        SortedMap<String, Object> more = new TreeMap<>(parts);
        unresolved.forEach(text -> more.put("the variables in " + text, text));
        return new ForeignParts(more, files);
    }

    ForeignParts naming(Map<String, String> files) {
        return new ForeignParts(parts, files);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether compose does something with it when it is started, and not when it is made. */
    boolean areForItsStart() {
        return parts.keySet().stream().anyMatch(RUN_AT_START::contains);
    }

    /** What nobody carries out, compose or not. */
    void checkAlways(String service, Problems problems) {
        parts.keySet().stream()
                .filter(NOBODYS::contains)
                .forEach(key -> problems.add(Problem.of(service + ": " + key + " is not carried out here")
                        .at(new Source("an overlay in src/main/sarvanom"))
                        .seen("there is one container a service, and logs and diagnosis find it by its usual name")
                        .mend("take it out")));
    }

    /** What only compose carries out, where there is none. */
    void checkWithoutCompose(String service, String why, Problems problems) {
        parts.keySet()
                .forEach(key -> problems.add(Problem.of(service + ": only Docker's compose carries out " + key)
                        .at(new Source("an overlay in src/main/sarvanom"))
                        .seen("seen: " + why)
                        .mend("install Docker's compose plugin (docker compose version answers then; with Podman, -D"
                                + ComposeSearch.PROPERTY + "=plugin has it used); or take it out")));
    }

    /** For a hash: as text in which the same has the same place. */
    String canonical() {
        return isEmpty()
                ? ""
                : Json.text(new TreeMap<>(Map.of("files", Fields.sorted(files), "parts", Fields.sorted(parts))));
    }
}
