package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.admission.Allocations;
import io.github.sarvanom.rehearsal.admission.Cause;
import io.github.sarvanom.rehearsal.admission.Defaults;
import io.github.sarvanom.rehearsal.admission.Validation;
import io.github.sarvanom.rehearsal.fields.FieldManagement;
import io.github.sarvanom.rehearsal.schema.FieldType;
import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.schema.ResourceTable;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import io.github.sarvanom.rehearsal.store.StoredObject;
import io.github.sarvanom.rehearsal.store.Writing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The road that every created or changed object takes: identity, defaults, owners of fields, validation, store. */
public final class ObjectWriter {
    private static final Set<String> WITH_GENERATION = Set.of(
            "Deployment",
            "ReplicaSet",
            "StatefulSet",
            "DaemonSet",
            "Job",
            "CronJob",
            "Ingress",
            "IngressClass",
            "NetworkPolicy",
            "PodDisruptionBudget",
            "Pod",
            "EndpointSlice",
            "PriorityClass");

    private final ResourceTable resources;
    private final Decoding decoding;
    private final FieldManagement fields;
    private final Defaults defaults;
    private final Validation validation;
    private final Clock clock;

    ObjectWriter(ResourceTable resources, Decoding decoding, FieldManagement fields, Clock clock) {
        this.resources = resources;
        this.decoding = decoding;
        this.fields = fields;
        this.defaults = new Defaults();
        this.validation = new Validation();
        this.clock = clock;
    }

    /** Whether the writer's fields are still to be noted, or were by an apply. */
    enum Ownership {
        TO_NOTE,
        NOTED
    }

    FieldManagement.Writer writer(Resource resource, WriteOptions options) {
        return new FieldManagement.Writer(
                options.manager(), resource.apiVersion(), options.subresource(), resetFields(resource, options), now());
    }

    private static List<String> resetFields(Resource resource, WriteOptions options) {
        if (options.subresource().equals("status")) {
            return List.of("f:spec", "f:metadata/f:labels");
        }
        return resource.subresources().contains("status") ? List.of("f:status") : List.of();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** An object of this kind with nothing in it. */
    ObjectNode empty(Resource resource) {
        ObjectNode raw = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        return decoding.canonical(raw, resource, new ArrayList<>());
    }

    /**
     * Stores a new object.
     *
     * @param object in canonical form; changed on the way
     * @return the object as stored, or as it would be
     * @throws ApiException when it is refused
     */
    ObjectNode create(
            Writing writing,
            Resource resource,
            String namespace,
            ObjectNode object,
            WriteOptions options,
            Ownership ownership) {
        ObjectNode meta = identify(resource, namespace, object);
        requireNamespace(writing, resource, namespace, Meta.name(object));
        if (!Meta.text(object, "resourceVersion").isEmpty()) {
            throw ApiException.internal("resourceVersion should not be set on objects to be created");
        }
        begin(resource, object, meta);
        defaults.apply(resource, object);
        ObjectNode complete = decoding.canonical(object, resource, new ArrayList<>());
        if (ownership == Ownership.TO_NOTE) {
            Meta.of(complete).remove("managedFields");
            fields.update(empty(resource), complete, FieldType.struct(resource.kind()), writer(resource, options));
        }
        Allocations.allocate(writing, resource, complete);
        judge(resource, Meta.name(complete), validation.ofNew(resource, complete));
        ObjectKey key = ObjectKey.of(resource, namespace, Meta.name(complete));
        if (writing.get(key) != null) {
            throw ApiException.alreadyExists(resource, key.name());
        }
        return options.dryRun()
                ? ordered(complete, resource)
                : writing.put(key, ordered(complete, resource)).tree();
    }

    /** What a new object gets from the server alone. */
    private void begin(Resource resource, ObjectNode object, ObjectNode meta) {
        meta.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now().toString());
        meta.remove("generation");
        if (WITH_GENERATION.contains(resource.kind())) {
            meta.put("generation", 1);
        }
        if (resource.subresources().contains("status")) {
            object.remove("status");
        }
    }

    private ObjectNode identify(Resource resource, String namespace, ObjectNode object) {
        ObjectNode meta = Meta.of(object);
        String said = Meta.namespace(object);
        if (!said.isEmpty() && !said.equals(namespace)) {
            throw ApiException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        if (resource.namespaced()) {
            meta.put("namespace", namespace);
        }
        String prefix = Meta.text(object, "generateName");
        if (Meta.name(object).isEmpty() && !prefix.isEmpty()) {
            meta.put("name", prefix + SafeNames.suffix());
        }
        return meta;
    }

    private void requireNamespace(Writing writing, Resource resource, String namespace, String name) {
        if (!resource.namespaced()) {
            return;
        }
        Resource namespaces = resources.kind("Namespace");
        StoredObject found = writing.get(ObjectKey.of(namespaces, "", namespace));
        if (found == null) {
            throw ApiException.notFound(namespaces, namespace);
        }
        if (Meta.isBeingDeleted(found.tree())) {
            String why = "unable to create new content in namespace " + namespace + " because it is being terminated";
            Cause cause = new Cause(
                    "NamespaceTerminating", "namespace " + namespace + " is being terminated", "metadata.namespace");
            throw ApiException.forbidden(resource, name, why, List.of(cause));
        }
    }

    /**
     * Stores a new state of an object that exists.
     *
     * @param next in canonical form; changed on the way
     * @return the object as stored, or as it would be; the old state when nothing changes
     * @throws ApiException when it is refused
     */
    ObjectNode replace(
            Writing writing,
            Resource resource,
            StoredObject live,
            ObjectNode next,
            WriteOptions options,
            Ownership ownership) {
        ObjectNode old = live.tree();
        checkVersion(resource, live, next);
        carryOver(resource, old, next, options.subresource());
        if (options.subresource().isEmpty()) {
            defaults.apply(resource, next);
            Allocations.carryOver(resource, old, next);
        }
        ObjectNode complete = decoding.canonical(next, resource, new ArrayList<>());
        if (ownership == Ownership.TO_NOTE) {
            ObjectNode before = withSaidOwners(old, complete);
            Meta.of(complete).remove("managedFields");
            fields.update(before, complete, FieldType.struct(resource.kind()), writer(resource, options));
            complete = ordered(complete, resource);
        }
        bumpGeneration(resource, old, complete);
        if (complete.equals(old)) {
            return old;
        }
        judge(resource, live.key().name(), validation.ofUpdate(resource, old, complete, options.subresource()));
        if (options.dryRun()) {
            return complete;
        }
        if (Meta.isBeingDeleted(complete) && Meta.finalizers(complete).isEmpty() && isFinished(resource, complete)) {
            return writing.delete(live.key(), complete).tree();
        }
        return writing.put(live.key(), complete).tree();
    }

    /** A writer may say who owns what from now on; who says nothing of it leaves it as it is. */
    private static ObjectNode withSaidOwners(ObjectNode old, ObjectNode next) {
        JsonNode said = next.path("metadata").path("managedFields");
        if (said.isEmpty()) {
            return old;
        }
        ObjectNode before = old.deepCopy();
        Meta.of(before).set("managedFields", said.deepCopy());
        return before;
    }

    /** Notes the writer of an object that is answered but not stored. */
    void note(Resource resource, ObjectNode object, WriteOptions options) {
        fields.update(empty(resource), object, FieldType.struct(resource.kind()), writer(resource, options));
    }

    private static boolean isFinished(Resource resource, JsonNode object) {
        boolean podStopping = resource.is("Pod")
                && object.path("metadata").path("deletionGracePeriodSeconds").asInt(0) > 0;
        boolean namespaceFull = resource.is("Namespace")
                && !object.path("spec").path("finalizers").isEmpty();
        return !podStopping && !namespaceFull;
    }

    private static void checkVersion(Resource resource, StoredObject live, ObjectNode next) {
        String name = live.key().name();
        String uid = Meta.uid(next);
        if (!uid.isEmpty() && !uid.equals(Meta.uid(live.tree()))) {
            throw ApiException.conflict(
                    resource,
                    name,
                    "StorageError: invalid object, Code: 4, Key: /registry/" + resource.plural() + "/"
                            + (resource.namespaced() ? live.key().namespace() + "/" : "") + name
                            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
                            + uid
                            + ", UID in object meta: " + Meta.uid(live.tree()));
        }
        String version = Meta.text(next, "resourceVersion");
        if (!version.isEmpty() && !version.equals(Long.toString(live.version()))) {
            throw ApiException.conflict(
                    resource,
                    name,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }

    /** What a writer cannot change stays as it was. */
    private static void carryOver(Resource resource, ObjectNode old, ObjectNode next, String subresource) {
        ObjectNode meta = Meta.of(next);
        for (String field : List.of(
                "namespace",
                "uid",
                "creationTimestamp",
                "resourceVersion",
                "generation",
                "deletionTimestamp",
                "deletionGracePeriodSeconds")) {
            copy(old.path("metadata"), meta, field);
        }
        if (subresource.equals("status")) {
            copy(old.path("metadata"), meta, "labels");
            for (String field : List.copyOf(old.propertyNames())) {
                if (!field.equals("status") && !field.equals("metadata")) {
                    copy(old, next, field);
                }
            }
        } else if (resource.subresources().contains("status")) {
            copy(old, next, "status");
        }
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value.deepCopy());
        }
    }

    /** Everything but metadata and status counts as the object's wish. */
    private static void bumpGeneration(Resource resource, ObjectNode old, ObjectNode next) {
        if (WITH_GENERATION.contains(resource.kind()) && !Objects.equals(old.get("spec"), next.get("spec"))) {
            Meta.of(next)
                    .put("generation", old.path("metadata").path("generation").asInt(0) + 1);
        }
        if (resource.is("DaemonSet")) {
            Defaults.countTemplate(old, next);
        }
    }

    private ObjectNode ordered(ObjectNode object, Resource resource) {
        return decoding.canonical(object, resource, new ArrayList<>());
    }

    private static void judge(Resource resource, String name, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw ApiException.invalid(resource, name, causes);
        }
    }
}
