package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.Selector;
import io.github.sarvanom.rehearsal.store.StoredObject;
import io.github.sarvanom.rehearsal.store.Writing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers DELETE: at once, or in steps for pods, namespaces and whatever has finalizers. */
public final class Deletes {
    private static final Set<String> ANSWERED_BY_OBJECT =
            Set.of("Pod", "Service", "ServiceAccount", "PersistentVolumeClaim", "Namespace");

    private final ObjectStore store;
    private final Decoding decoding;
    private final ObjectWriter writer;

    Deletes(ObjectStore store, Decoding decoding, ObjectWriter writer) {
        this.store = store;
        this.decoding = decoding;
        this.writer = writer;
    }

    /**
     * How a deletion is meant.
     *
     * @param uid the object must have it; empty for any
     * @param version the object must have it; empty for any
     * @param propagation {@code Background}, {@code Foreground}, {@code Orphan}; empty for the default, which is background
     * @param graceSeconds for pods; negative for what the pod says
     */
    public record Options(String uid, String version, String propagation, long graceSeconds, boolean dryRun) {
        /** A plain deletion. */
        public static final Options PLAIN = new Options("", "", "", -1, false);

        /** Without waiting for the pod. */
        public static final Options NOW = new Options("", "", "", 0, false);
    }

    ApiResponse delete(Target target, ApiRequest request) {
        Options options = options(request);
        return store.write(writing -> {
            StoredObject live = writing.get(target.key());
            if (live == null) {
                throw ApiException.notFound(target.resource(), target.name());
            }
            return delete(writing, target.resource(), live, options);
        });
    }

    ApiResponse deleteAll(Target target, ApiRequest request, Selector selector) {
        Options options = options(request);
        ObjectNode gone = JsonNodeFactory.instance.objectNode();
        gone.put("kind", target.resource().kind() + "List")
                .put("apiVersion", target.resource().apiVersion());
        gone.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
        List<JsonNode> items = new ArrayList<>();
        store.write(writing -> {
            for (StoredObject object : store.list(target.resource().qualified(), target.namespace())) {
                if (selector.test(object.tree())) {
                    items.add(object.tree());
                    delete(writing, target.resource(), object, options);
                }
            }
            return items;
        });
        gone.putArray("items").addAll(items);
        return ApiResponse.json(200, gone);
    }

    private Options options(ApiRequest request) {
        JsonNode body = request.body().isBlank() ? JsonNodeFactory.instance.objectNode() : decoding.any(request.body());
        JsonNode preconditions = body.path("preconditions");
        String propagation = body.path("propagationPolicy").asString(request.parameter("propagationPolicy"));
        String grace = body.path("gracePeriodSeconds").asString(request.parameter("gracePeriodSeconds"));
        boolean dryRun = request.parameter("dryRun").equals("All")
                || !body.path("dryRun").isEmpty();
        return new Options(
                preconditions.path("uid").asString(""),
                preconditions.path("resourceVersion").asString(""),
                propagation,
                grace.isEmpty() ? -1 : Long.parseLong(grace),
                dryRun);
    }

    /**
     * Deletes an object, or begins to.
     *
     * @throws ApiException when a precondition does not hold
     */
    public ApiResponse delete(Writing writing, Resource resource, StoredObject live, Options options) {
        check(resource, live, options);
        ObjectNode next = live.tree().deepCopy();
        boolean lingers = prepare(resource, next, options);
        if (lingers) {
            ObjectNode marked = decoding.canonical(mark(live, next), resource, new ArrayList<>());
            boolean unchanged = marked.equals(live.tree());
            ObjectNode answer = options.dryRun() || unchanged
                    ? marked
                    : writing.put(live.key(), marked).tree();
            return ApiResponse.json(200, bytes(answer), List.of());
        }
        ObjectNode last =
                options.dryRun() ? next : writing.delete(live.key(), next).tree();
        return ANSWERED_BY_OBJECT.contains(resource.kind())
                ? ApiResponse.json(200, bytes(last), List.of())
                : ApiResponse.json(200, success(resource, live));
    }

    private static byte[] bytes(ObjectNode object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Puts in what holds the object up; answers whether anything does. */
    private boolean prepare(Resource resource, ObjectNode next, Options options) {
        List<String> finalizers = new ArrayList<>(Meta.finalizers(next));
        finalizers.removeAll(List.of("foregroundDeletion", "orphan"));
        if (options.propagation().equals("Foreground")) {
            finalizers.add("foregroundDeletion");
        } else if (options.propagation().equals("Orphan")) {
            finalizers.add("orphan");
        } else if (options.propagation().isEmpty()) {
            finalizers = Meta.finalizers(next);
        }
        Meta.setFinalizers(next, finalizers);
        if (resource.is("Namespace")) {
            next.withObject("/status").put("phase", "Terminating");
            return !next.path("spec").path("finalizers").isEmpty() || !finalizers.isEmpty();
        }
        return grace(resource, next, options) > 0 || !finalizers.isEmpty();
    }

    private static long grace(Resource resource, ObjectNode object, Options options) {
        JsonNode spec = object.path("spec");
        boolean runs = resource.is("Pod") && !spec.path("nodeName").asString("").isEmpty() && !isOver(object);
        if (!runs) {
            return 0;
        }
        long wanted = options.graceSeconds() >= 0
                ? options.graceSeconds()
                : spec.path("terminationGracePeriodSeconds").asLong(30);
        Meta.of(object).put("deletionGracePeriodSeconds", (int) wanted);
        return wanted;
    }

    private static boolean isOver(ObjectNode pod) {
        String phase = pod.path("status").path("phase").asString("");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private ObjectNode mark(StoredObject live, ObjectNode next) {
        ObjectNode meta = Meta.of(next);
        if (!Meta.isBeingDeleted(live.tree())) {
            long grace = meta.path("deletionGracePeriodSeconds").asLong(0);
            meta.put("deletionTimestamp", writer.now().plusSeconds(grace).toString());
            if (!live.key().resource().equals("namespaces")) {
                meta.put("deletionGracePeriodSeconds", (int) grace);
            }
            if (meta.has("generation")) {
                meta.put("generation", meta.path("generation").asInt(0) + 1);
            }
        }
        return next;
    }

    private static void check(Resource resource, StoredObject live, Options options) {
        String name = live.key().name();
        String uid = Meta.uid(live.tree());
        if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
            throw ApiException.preconditionFailed(
                    resource,
                    name,
                    "the UID in the precondition (" + options.uid()
                            + ") does not match the UID in record (" + uid
                            + "). The object might have been deleted and then recreated");
        }
        String version = Long.toString(live.version());
        if (!options.version().isEmpty() && !options.version().equals(version)) {
            throw ApiException.preconditionFailed(
                    resource,
                    name,
                    "the ResourceVersion in the precondition (" + options.version()
                            + ") does not match the ResourceVersion in record (" + version
                            + "). The object might have been modified");
        }
    }

    private static ObjectNode success(Resource resource, StoredObject gone) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = ApiException.details(gone.key().name(), resource.group(), resource.plural());
        status.set("details", details.put("uid", Meta.uid(gone.tree())));
        return status;
    }
}
