package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.admission.Cause;
import io.github.sarvanom.rehearsal.api.ObjectWriter.Ownership;
import io.github.sarvanom.rehearsal.fields.ApplyConflictException;
import io.github.sarvanom.rehearsal.fields.FieldManagement;
import io.github.sarvanom.rehearsal.fields.SchemaMismatchException;
import io.github.sarvanom.rehearsal.schema.FieldType;
import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.schema.Schema;
import io.github.sarvanom.rehearsal.schema.ShapeException;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.StoredObject;
import io.github.sarvanom.rehearsal.store.Writing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers POST, PUT and PATCH. */
final class Writes {
    private static final String APPLY = "application/apply-patch+yaml";

    private final ObjectStore store;
    private final Decoding decoding;
    private final FieldManagement fields;
    private final ObjectWriter writer;
    private final Patches patches;

    Writes(ObjectStore store, Schema schema, Decoding decoding, FieldManagement fields, ObjectWriter writer) {
        this.store = store;
        this.decoding = decoding;
        this.fields = fields;
        this.writer = writer;
        this.patches = new Patches(schema, decoding);
    }

    ApiResponse create(Target target, ApiRequest request) {
        Resource resource = target.resource();
        WriteOptions options = WriteOptions.of(request, target.subresource());
        Decoding.Decoded decoded = decoding.object(request.body(), resource, options.unknownFields());
        ObjectNode made = store.write(writing ->
                writer.create(writing, resource, target.namespace(), decoded.object(), options, Ownership.TO_NOTE));
        return answer(201, made, decoded.warnings());
    }

    ApiResponse update(Target target, ApiRequest request) {
        Resource resource = target.resource();
        WriteOptions options = WriteOptions.of(request, target.subresource());
        Decoding.Decoded decoded = decoding.object(request.body(), resource, options.unknownFields());
        checkName(Meta.name(decoded.object()), target);
        checkNamespace(decoded.object(), target);
        ObjectNode stored = store.write(writing -> {
            StoredObject live = live(writing, target);
            return writer.replace(writing, resource, live, decoded.object(), options, Ownership.TO_NOTE);
        });
        return answer(200, stored, decoded.warnings());
    }

    ApiResponse patch(Target target, ApiRequest request) {
        if (request.contentType().equals(APPLY)) {
            return apply(target, request);
        }
        WriteOptions options = WriteOptions.of(request, target.subresource());
        Patches.Patch patch = patches.read(request, target.resource());
        return store.write(writing -> {
            StoredObject live = live(writing, target);
            ObjectNode changed = patch.applyTo(live.tree());
            Decoding.Decoded decoded = decoding.canonical(changed, target.resource(), options.unknownFields());
            ObjectNode stored =
                    writer.replace(writing, target.resource(), live, decoded.object(), options, Ownership.TO_NOTE);
            return answer(200, stored, decoded.warnings());
        });
    }

    private ApiResponse apply(Target target, ApiRequest request) {
        Resource resource = target.resource();
        if (request.parameter("fieldManager").isEmpty()) {
            throw managerRequired();
        }
        WriteOptions options = WriteOptions.of(request, target.subresource());
        ObjectNode applied = applied(target, request);
        return store.write(writing -> {
            StoredObject live = writing.get(target.key());
            if (live == null && !target.subresource().isEmpty()) {
                throw ApiException.notFound(resource, target.name());
            }
            ObjectNode base = live == null ? writer.empty(resource) : live.tree();
            ObjectNode merged = merge(target, applied, base, options);
            ObjectNode object = converted(merged, applied, resource);
            if (live != null) {
                return answer(
                        200, writer.replace(writing, resource, live, object, options, Ownership.NOTED), List.of());
            }
            return answer(
                    201,
                    writer.create(writing, resource, target.namespace(), object, options, Ownership.NOTED),
                    List.of());
        });
    }

    private ObjectNode converted(ObjectNode merged, ObjectNode applied, Resource resource) {
        try {
            return decoding.strictlyTyped(merged, resource);
        } catch (ShapeException e) {
            String type = resource.group() + "/" + resource.version() + ", Kind=" + resource.kind();
            throw ApiException.internal("failed to convert new object (" + Meta.namespace(applied) + "/"
                    + Meta.name(applied) + "; " + type
                    + ") to proper version: unable to convert unstructured object to " + type + ": " + e.complaint());
        }
    }

    private ObjectNode applied(Target target, ApiRequest request) {
        if (!(decoding.any(request.body()) instanceof ObjectNode applied)) {
            throw ApiException.badRequest("error decoding YAML: the body is no object");
        }
        String apiVersion = applied.path("apiVersion").asString("");
        String kind = applied.path("kind").asString("");
        if (!apiVersion.equals(target.resource().apiVersion())
                || !kind.equals(target.resource().kind())) {
            String group = apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
            throw ApiException.badRequest("invalid object type: " + group + ", Kind=" + kind);
        }
        if (!applied.path("metadata").path("managedFields").isEmpty()) {
            throw ApiException.badRequest("metadata.managedFields must be nil");
        }
        return applied;
    }

    private ObjectNode merge(Target target, ObjectNode applied, ObjectNode live, WriteOptions options) {
        Resource resource = target.resource();
        FieldType type = FieldType.struct(resource.kind());
        try {
            fields.check(applied, type);
        } catch (SchemaMismatchException e) {
            throw ApiException.internal("failed to create typed patch object (" + Meta.namespace(applied) + "/"
                    + Meta.name(applied) + "; " + resource.group() + "/" + resource.version() + ", Kind="
                    + resource.kind() + "): " + e.complaint());
        }
        checkNamespace(applied, target);
        try {
            ObjectNode merged = fields.apply(live, applied, type, writer.writer(resource, options), options.force());
            checkName(Meta.name(merged), target);
            return merged;
        } catch (ApplyConflictException e) {
            throw conflict(e);
        }
    }

    private static ApiException conflict(ApplyConflictException e) {
        ObjectNode details = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        ApiException.addCauses(
                details,
                e.conflicts().stream()
                        .map(each -> new Cause("FieldManagerConflict", "conflict with " + each.manager(), each.field()))
                        .toList());
        return new ApiException(409, "Conflict", e.complaint(), details);
    }

    private static ApiException managerRequired() {
        String message = "Required value: is required for apply patch";
        return ApiException.invalidOption("PatchOptions", new Cause("FieldValueRequired", message, "fieldManager"));
    }

    private static StoredObject live(Writing writing, Target target) {
        StoredObject live = writing.get(target.key());
        if (live == null) {
            throw ApiException.notFound(target.resource(), target.name());
        }
        return live;
    }

    private static void checkName(String said, Target target) {
        if (said.isEmpty()) {
            throw ApiException.badRequest("the name of the object (" + target.name()
                    + " based on URL) was undeterminable: name must be provided");
        }
        if (!said.equals(target.name())) {
            throw ApiException.badRequest(
                    "the name of the object (" + said + ") does not match the name on the URL (" + target.name() + ")");
        }
    }

    private static void checkNamespace(ObjectNode object, Target target) {
        String said = Meta.namespace(object);
        if (target.resource().namespaced() && !said.isEmpty() && !said.equals(target.namespace())) {
            throw ApiException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    private static ApiResponse answer(int code, JsonNode object, List<String> warnings) {
        return ApiResponse.json(code, object.toString().getBytes(StandardCharsets.UTF_8), warnings);
    }
}
