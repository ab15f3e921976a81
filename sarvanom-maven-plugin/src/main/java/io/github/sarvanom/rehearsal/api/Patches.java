package io.github.sarvanom.rehearsal.api;

import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.schema.Schema;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The three patches that are not an apply: JSON patch (RFC 6902), JSON merge patch (RFC 7386), strategic merge patch. */
final class Patches {
    private static final String REJECTED = "the server rejected our request due to an error in our request";

    private final Schema schema;
    private final Decoding decoding;

    Patches(Schema schema, Decoding decoding) {
        this.schema = schema;
        this.decoding = decoding;
    }

    /** A patch that was read. */
    interface Patch {
        /** A patched copy. */
        ObjectNode applyTo(ObjectNode object);
    }

    /** @throws ApiException when the content type is not one of the three, or the body is not a patch */
    Patch read(ApiRequest request, Resource resource) {
        JsonNode body = decoding.any(request.body());
        return switch (request.contentType()) {
            case "application/json-patch+json" -> object -> jsonPatch(object, body);
            case "application/merge-patch+json" -> object -> merge(object, body);
            case "application/strategic-merge-patch+json" ->
                object -> new StrategicMerge(schema).patch(object, body, resource.kind());
            default -> throw ApiException.unsupportedMediaType();
        };
    }

    /** One operation after the other: unlike the library, a real server refuses to remove what is not there. */
    private static ObjectNode jsonPatch(ObjectNode object, JsonNode patch) {
        JsonNode result = object.deepCopy();
        try {
            for (JsonNode operation : patch) {
                boolean needsTarget = Set.of("remove", "replace")
                        .contains(operation.path("op").asString(""));
                if (needsTarget
                        && result.at(operation.path("path").asString("")).isMissingNode()) {
                    throw ApiException.unprocessable(REJECTED);
                }
                result = JsonPatch.apply(JsonNodeFactory.instance.arrayNode().add(operation), result);
            }
        } catch (JsonPatchException e) {
            throw ApiException.unprocessable(REJECTED);
        }
        return (ObjectNode) result;
    }

    static ObjectNode merge(ObjectNode object, JsonNode patch) {
        ObjectNode result = object.deepCopy();
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            JsonNode old = result.get(entry.getKey());
            if (entry.getValue().isNull()) {
                result.remove(entry.getKey());
            } else if (entry.getValue().isObject()) {
                ObjectNode base = old instanceof ObjectNode there ? there : result.objectNode();
                result.set(entry.getKey(), merge(base, entry.getValue()));
            } else {
                result.set(entry.getKey(), entry.getValue());
            }
        }
        return result;
    }
}
