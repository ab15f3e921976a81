package io.github.sarvanom.compose;

import io.github.sarvanom.manifests.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One container as it shall be: a part of a compose file, its secrets filled in, so never to be shown.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md">Services of a compose file</a>
 */
final class ContainerSpec {
    /** Of the content, so that what did not change can be left alone. */
    static final String HASH = "io.github.sarvanom.hash";

    /** Without one, compose takes a container for none of its own. */
    private static final String COMPOSE_HASH = "com.docker.compose.config-hash";

    static final String SERVICE = "com.docker.compose.service";

    private final String project;
    private final String name;
    private final Map<String, Object> content;
    private final ForeignParts foreign;

    /** @param foreign what the engine is not asked for by this plugin */
    ContainerSpec(String project, String name, Map<String, Object> content, ForeignParts foreign) {
        this.project = project;
        this.name = name;
        this.content = content;
        this.foreign = foreign;
    }

    ForeignParts foreign() {
        return foreign;
    }

    String name() {
        return name;
    }

    String container() {
        return ContainerName.usual(project, name);
    }

    String image() {
        return Fields.text(content, "image");
    }

    boolean mayBePulled() {
        return !Fields.text(content, "pull_policy").equals("never");
    }

    /** Its image need not be there: compose builds it. */
    boolean isBuiltByCompose() {
        return content.containsKey("build");
    }

    boolean hasHealthCheck() {
        return content.containsKey("healthcheck");
    }

    List<PublishedPort> ports() {
        return Fields.list(content, "ports").stream()
                .flatMap(each -> PublishedPort.parse(each.toString()).stream())
                .toList();
    }

    /** By name, what must be there before it starts. */
    Map<String, Dependency> dependencies() {
        return Dependency.of(content);
    }

    String hash() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            String canonical = Json.text(Fields.sorted(body(Map.of()))) + foreign.canonical();
            return HexFormat.of()
                    .formatHex(sha.digest(canonical.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /** What the engine is asked to create. */
    Map<String, Object> body() {
        return body(Map.of(HASH, hash(), COMPOSE_HASH, hash()));
    }

    private Map<String, Object> body(Map<String, String> more) {
        Map<String, Object> body = new TreeMap<>();
        body.put("Image", image());
        body.put("Labels", labels(more));
        body.put("Env", variables());
        put(body, "Cmd", words("command"));
        put(body, "Entrypoint", words("entrypoint"));
        text("user").ifPresent(user -> body.put("User", user));
        text("working_dir").ifPresent(folder -> body.put("WorkingDir", folder));
        text("hostname").ifPresent(host -> body.put("Hostname", host));
        text("stop_signal").ifPresent(signal -> body.put("StopSignal", signal));
        text("stop_grace_period")
                .ifPresent(grace ->
                        body.put("StopTimeout", Amounts.nanoseconds(grace).orElse(0) / 1_000_000_000L));
        if (hasHealthCheck()) {
            body.put("Healthcheck", healthCheck());
        }
        Map<String, Object> exposed = new TreeMap<>();
        ports().forEach(port -> exposed.put(port.inside(), Map.of()));
        body.put("ExposedPorts", exposed);
        body.put("HostConfig", new HostConfig(project, content, ports()).body());
        body.put(
                "NetworkingConfig",
                Map.of("EndpointsConfig", Map.of(network(project), Map.of("Aliases", List.of(name)))));
        return body;
    }

    static String network(String project) {
        return project + "_default";
    }

    private Map<String, String> labels(Map<String, String> more) {
        Map<String, String> labels = new TreeMap<>();
        Fields.map(content, "labels").forEach((key, value) -> labels.put(key, value.toString()));
        labels.put(Engine.PROJECT, project);
        labels.put(SERVICE, name);
        labels.put("com.docker.compose.container-number", "1");
        labels.put("com.docker.compose.oneoff", "False");
        labels.putAll(more);
        return labels;
    }

    private List<String> variables() {
        Map<String, Object> variables = new LinkedHashMap<>(Fields.map(content, "environment"));
        List<String> list = new ArrayList<>();
        Fields.list(content, "environment").forEach(each -> list.add(each.toString()));
        new TreeMap<>(variables).forEach((key, value) -> list.add(key + "=" + value));
        return list;
    }

    private Map<String, Object> healthCheck() {
        Map<String, Object> check = Fields.map(content, "healthcheck");
        Map<String, Object> body = new TreeMap<>();
        Object test = check.get("test");
        body.put("Test", test instanceof String line ? List.of("CMD-SHELL", line) : Fields.list(check, "test"));
        body.put("Interval", time(check, "interval"));
        body.put("Timeout", time(check, "timeout"));
        body.put("StartPeriod", time(check, "start_period"));
        body.put("Retries", Amounts.count(Fields.text(check, "retries")).orElse(0));
        return body;
    }

    /** 0 has the engine take its own. */
    private static long time(Map<String, Object> check, String key) {
        return Amounts.nanoseconds(Fields.text(check, key)).orElse(0);
    }

    private List<Object> words(String key) {
        return content.get(key) instanceof String line
                ? List.of((Object[]) line.strip().split("\\s+"))
                : Fields.list(content, key);
    }

    private Optional<String> text(String key) {
        return Optional.of(Fields.text(content, key)).filter(text -> !text.isEmpty());
    }

    private static void put(Map<String, Object> body, String key, List<Object> words) {
        if (!words.isEmpty()) {
            body.put(key, words);
        }
    }

    @Override
    public String toString() {
        return "ContainerSpec[" + name + "]";
    }
}
