package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.api.WriteOptions.UnknownFields;
import io.github.sarvanom.rehearsal.schema.Canonical;
import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.schema.Schema;
import io.github.sarvanom.rehearsal.schema.ShapeException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies: JSON or YAML into an object, and an object into its kind's canonical form. */
final class Decoding {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Schema schema;

    Decoding(Schema schema) {
        this.schema = schema;
    }

    /**
     * An object in canonical form.
     *
     * @param warnings texts for the answer's {@code Warning} headers
     */
    record Decoded(ObjectNode object, List<String> warnings) {}

    /** @throws ApiException when the body is no object of this kind, or has unknown fields and they are refused */
    Decoded object(String body, Resource resource, UnknownFields unknownFields) {
        ObjectNode raw = tree(body, resource);
        String apiVersion = raw.path("apiVersion").asString("");
        String kind = raw.path("kind").asString("");
        if (!kind.isEmpty() && !kind.equals(resource.kind())) {
            throw ApiException.badRequest(wrongKind(apiVersion, kind, resource));
        }
        if (!apiVersion.isEmpty() && !apiVersion.equals(resource.apiVersion())) {
            throw ApiException.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + resource.apiVersion() + ")");
        }
        return canonical(raw, resource, unknownFields);
    }

    Decoded canonical(ObjectNode raw, Resource resource, UnknownFields unknownFields) {
        List<String> unknown = new ArrayList<>();
        ObjectNode object = canonical(raw, resource, unknown);
        List<String> texts =
                unknown.stream().map(path -> "unknown field \"" + path + '"').toList();
        if (!texts.isEmpty() && unknownFields == UnknownFields.REFUSED) {
            throw undecodable(resource, "strict decoding error: " + String.join(", ", texts));
        }
        return new Decoded(object, unknownFields == UnknownFields.WARNED_OF ? texts : List.of());
    }

    /** The canonical form; fields that the kind does not have are dropped and reported in {@code unknown}. */
    ObjectNode canonical(ObjectNode raw, Resource resource, List<String> unknown) {
        try {
            return read(raw, resource, unknown);
        } catch (ShapeException e) {
            throw undecodable(resource, e.complaint());
        }
    }

    /** @throws ShapeException when a value has another type than its field */
    ObjectNode strictlyTyped(ObjectNode raw, Resource resource) {
        return read(raw, resource, new ArrayList<>());
    }

    private ObjectNode read(ObjectNode raw, Resource resource, List<String> unknown) {
        raw.put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
        return new Canonical(schema, unknown).object(raw, resource.kind());
    }

    private static ApiException undecodable(Resource resource, String why) {
        return ApiException.badRequest(resource.kind() + " in version \"" + resource.version()
                + "\" cannot be handled as a " + resource.kind() + ": " + why);
    }

    private static String wrongKind(String apiVersion, String kind, Resource resource) {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return kind + " in version \"" + version + "\" cannot be handled as a " + resource.kind() + ": converting ("
                + version + "." + kind + ") to (" + goPackage(resource) + "." + resource.kind()
                + "): unknown conversion";
    }

    private static String goPackage(Resource resource) {
        return resource.group().isEmpty() ? "core" : resource.group().split("\\.", -1)[0];
    }

    private ObjectNode tree(String body, Resource resource) {
        try {
            if (parse(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException | YAMLException e) {
            // the text of the parser may quote the body, which may hold a secret
        }
        throw ApiException.badRequest("the object provided is unrecognized (must be of type " + resource.kind()
                + "): couldn't get version/kind");
    }

    /** @throws ApiException when the body is neither JSON nor YAML */
    JsonNode any(String body) {
        try {
            return parse(body);
        } catch (JacksonException | YAMLException e) {
            throw ApiException.badRequest("error decoding the body: it is neither JSON nor YAML");
        }
    }

    private static JsonNode parse(String body) {
        String text = body.stripLeading();
        if (text.startsWith("{") || text.startsWith("[")) {
            return JSON.readTree(text);
        }
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return JSON.valueToTree(new Yaml(new SafeConstructor(options)).load(text));
    }
}
