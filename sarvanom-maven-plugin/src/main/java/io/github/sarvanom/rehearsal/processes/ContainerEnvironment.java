package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A container's environment as the kubelet makes it: {@code envFrom} first, {@code env} over it, <code>$(NAME)</code> replaced in
 * {@code env} by what stands before ({@code makeEnvironmentVariables} of the kubelet).
 */
final class ContainerEnvironment {
    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|\\(([^()]*)\\))");

    private final InternalClient client;
    private final ObjectNode pod;
    private final PodFields fields;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private ContainerEnvironment(InternalClient client, ObjectNode pod, String address) {
        this.client = client;
        this.pod = pod;
        this.fields = new PodFields(pod, address);
    }

    /** @param address the pod's */
    static Map<String, String> of(InternalClient client, ObjectNode pod, JsonNode container, String address) {
        ContainerEnvironment environment = new ContainerEnvironment(client, pod, address);
        for (JsonNode source : container.path("envFrom")) {
            environment.addAll(source);
        }
        for (JsonNode variable : container.path("env")) {
            environment.add(variable, container);
        }
        return environment.variables;
    }

    private void addAll(JsonNode source) {
        String prefix = source.path("prefix").asString("");
        data("ConfigMap", source.path("configMapRef").path("name"))
                .forEach((name, value) -> variables.put(prefix + name, value));
        data("Secret", source.path("secretRef").path("name"))
                .forEach((name, value) -> variables.put(prefix + name, value));
    }

    private void add(JsonNode variable, JsonNode container) {
        String name = variable.path("name").asString("");
        JsonNode from = variable.path("valueFrom");
        if (from.isObject()) {
            from(from, container).ifPresent(value -> variables.put(name, value));
        } else {
            variables.put(name, expand(variable.path("value").asString("")));
        }
    }

    private Optional<String> from(JsonNode from, JsonNode container) {
        JsonNode config = from.path("configMapKeyRef");
        JsonNode secret = from.path("secretKeyRef");
        if (config.isObject()) {
            return Optional.ofNullable(data("ConfigMap", config.path("name"))
                    .get(config.path("key").asString("")));
        }
        if (secret.isObject()) {
            return Optional.ofNullable(
                    data("Secret", secret.path("name")).get(secret.path("key").asString("")));
        }
        return from.has("fieldRef")
                ? fields.field(from.path("fieldRef").path("fieldPath").asString(""))
                : PodFields.resource(container, from.path("resourceFieldRef"));
    }

    private Map<String, String> data(String kind, JsonNode name) {
        return name.isMissingNode()
                ? Map.of()
                : client.get(kind, Meta.namespace(pod), name.asString(""))
                        .map(ContainerEnvironment::texts)
                        .orElse(Map.of());
    }

    /** The entries of a ConfigMap or, decoded, of a Secret. */
    static Map<String, String> texts(ObjectNode source) {
        Map<String, String> texts = Meta.texts(source.path("data"));
        if (source.path("kind").asString("").equals("Secret")) {
            texts.replaceAll((name, value) -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Kubernetes, "Define Dependent Environment Variables": an unknown reference stays as it is. */
    private String expand(String value) {
        return expand(value, variables);
    }

    static String expand(String value, Map<String, String> known) {
        return REFERENCE
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("$") ? "$" : known.getOrDefault(found.group(2), found.group())));
    }
}
