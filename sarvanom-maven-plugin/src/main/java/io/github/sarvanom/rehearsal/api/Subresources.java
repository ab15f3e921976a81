package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.api.ObjectWriter.Ownership;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers what is not an object of its own: the scale of a workload, a pod's log, questions about rights. */
final class Subresources {
    private final ObjectStore store;
    private final Decoding decoding;
    private final ObjectWriter writer;
    private volatile RunningPods running = RunningPods.NONE;

    Subresources(ObjectStore store, Decoding decoding, ObjectWriter writer) {
        this.store = store;
        this.decoding = decoding;
        this.writer = writer;
    }

    void serve(RunningPods pods) {
        running = pods;
    }

    ApiResponse answer(Target target, ApiRequest request) {
        StoredObject object = store.read(() -> store.get(target.key()));
        if (object == null) {
            throw ApiException.notFound(target.resource(), target.name());
        }
        if (target.subresource().equals("log")) {
            return log(object.tree(), request);
        }
        return switch (request.method()) {
            case "GET" -> ApiResponse.json(200, scale(object.tree()));
            case "PUT", "PATCH" -> rescale(target, request);
            default -> throw ApiException.methodNotAllowed();
        };
    }

    private ApiResponse log(ObjectNode pod, ApiRequest request) {
        JsonNode containers = pod.path("spec").path("containers");
        String wanted = request.parameter("container");
        String container = wanted.isEmpty() ? containers.path(0).path("name").asString("") : wanted;
        boolean previous = request.isTrue("previous");
        return running.log(pod, container, previous)
                .map(log -> new LogAnswer(request).of(log))
                .orElseGet(() -> rehearsedLog(pod, container));
    }

    /** One line, since nothing ran. */
    private static ApiResponse rehearsedLog(ObjectNode pod, String container) {
        for (JsonNode status : pod.path("status").path("containerStatuses")) {
            boolean waiting = status.path("name").asString("").equals(container)
                    && status.path("state").has("waiting");
            String reason = status.path("state").path("waiting").path("reason").asString("");
            if (waiting && !reason.equals("CrashLoopBackOff")) {
                throw ApiException.badRequest("container \"" + container + "\" in pod \"" + Meta.name(pod)
                        + "\" is waiting to start: " + reasonText(reason));
            }
        }
        return ApiResponse.text(
                200,
                "This is a rehearsal: container " + container + " of pod " + Meta.name(pod)
                        + " was not really started, so it wrote no log.\n");
    }

    private static String reasonText(String reason) {
        return switch (reason) {
            case "ErrImagePull" -> "image can't be pulled";
            case "ImagePullBackOff" -> "trying and failing to pull image";
            default -> reason;
        };
    }

    private static ObjectNode scale(ObjectNode workload) {
        ObjectNode scale =
                JsonNodeFactory.instance.objectNode().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode meta = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            meta.put(field, Meta.text(workload, field));
        }
        ObjectNode spec = scale.putObject("spec");
        if (workload.path("spec").path("replicas").asInt(0) != 0) {
            spec.set("replicas", workload.path("spec").path("replicas"));
        }
        ObjectNode status = scale.putObject("status")
                .put("replicas", workload.path("status").path("replicas").asInt(0));
        Map<String, String> selector =
                Meta.texts(workload.path("spec").path("selector").path("matchLabels"));
        status.put(
                "selector",
                selector.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(",")));
        return scale;
    }

    private ApiResponse rescale(Target target, ApiRequest request) {
        WriteOptions options = WriteOptions.of(request, "scale");
        JsonNode body = decoding.any(request.body());
        return store.write(writing -> {
            StoredObject live = writing.get(target.key());
            if (live == null) {
                throw ApiException.notFound(target.resource(), target.name());
            }
            ObjectNode next = live.tree().deepCopy();
            JsonNode replicas = body.path("spec").path("replicas");
            next.withObject("/spec").put("replicas", replicas.asInt(0));
            ObjectNode stored = writer.replace(writing, target.resource(), live, next, options, Ownership.TO_NOTE);
            return ApiResponse.json(200, scale(stored));
        });
    }

    /** Everybody may do everything in a rehearsal. */
    ApiResponse review(Target target, ApiRequest request) {
        if (!request.method().equals("POST")) {
            throw ApiException.methodNotAllowed();
        }
        ObjectNode review = decoding.object(request.body(), target.resource(), WriteOptions.UnknownFields.IGNORED)
                .object();
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        if (target.resource().is("SelfSubjectAccessReview")) {
            status.put("allowed", true);
        } else {
            ObjectNode all = status.putArray("resourceRules").addObject();
            List.of("verbs", "apiGroups", "resources")
                    .forEach(field -> all.putArray(field).add("*"));
            status.putArray("nonResourceRules");
            status.put("incomplete", false);
        }
        writer.note(target.resource(), review, WriteOptions.of(request, ""));
        review.set("status", status);
        return ApiResponse.json(201, review);
    }
}
