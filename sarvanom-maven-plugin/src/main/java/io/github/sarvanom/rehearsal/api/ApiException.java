package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.admission.Cause;
import io.github.sarvanom.rehearsal.schema.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request refused, with the {@code Status} that a real server answers. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Reasons that come from the server's generic table, which always writes details. */
    private static final Set<String> GENERIC =
            Set.of("NotFound", "MethodNotAllowed", "UnsupportedMediaType", "Invalid");

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    /**
     * @param reason empty when the status has none
     * @param details left out of the status when it is empty, but for the generic reasons
     */
    ApiException(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    public static ApiException notFound(Resource resource, String name) {
        String message = resource.qualified() + " \"" + name + "\" not found";
        return new ApiException(404, "NotFound", message, details(name, resource.group(), resource.plural()));
    }

    static ApiException noSuchResource() {
        return new ApiException(404, "NotFound", "the server could not find the requested resource", JSON.objectNode());
    }

    static ApiException alreadyExists(Resource resource, String name) {
        String message = resource.qualified() + " \"" + name + "\" already exists";
        return new ApiException(409, "AlreadyExists", message, details(name, resource.group(), resource.plural()));
    }

    static ApiException conflict(Resource resource, String name, String why) {
        String message = "Operation cannot be fulfilled on " + resource.qualified() + " \"" + name + "\": " + why;
        return new ApiException(409, "Conflict", message, details(name, resource.group(), resource.plural()));
    }

    static ApiException forbidden(Resource resource, String name, String why, List<Cause> causes) {
        String message = resource.qualified() + " \"" + name + "\" is forbidden: " + why;
        ObjectNode details = details(name, resource.group(), resource.plural());
        addCauses(details, causes);
        return new ApiException(403, "Forbidden", message, details);
    }

    static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message, JSON.objectNode());
    }

    static ApiException internal(String message) {
        return new ApiException(500, "", message, JSON.objectNode());
    }

    static ApiException unavailable(String message, List<Cause> causes) {
        ObjectNode details = JSON.objectNode();
        addCauses(details, causes);
        return new ApiException(503, "ServiceUnavailable", message, details);
    }

    static ApiException methodNotAllowed() {
        String message = "the server does not allow this method on the requested resource";
        return new ApiException(405, "MethodNotAllowed", message, JSON.objectNode());
    }

    static ApiException unsupportedMediaType() {
        return new ApiException(415, "UnsupportedMediaType", "415: Unsupported Media Type", JSON.objectNode());
    }

    /** @param options the kind of the options: {@code CreateOptions} */
    static ApiException invalidOption(String options, Cause cause) {
        ObjectNode details = details("", "meta.k8s.io", options);
        addCauses(details, List.of(cause));
        String message = options + ".meta.k8s.io \"\" is invalid: " + cause.field() + ": " + cause.message();
        return new ApiException(422, "Invalid", message, details);
    }

    /** A deletion's precondition that does not hold; a real server names the kind here, not the resource. */
    static ApiException preconditionFailed(Resource resource, String name, String why) {
        String message = "Operation cannot be fulfilled on " + resource.qualifiedKind() + " \"" + name + "\": " + why;
        return new ApiException(409, "Conflict", message, details(name, resource.group(), resource.kind()));
    }

    static ApiException unprocessable(String message) {
        return new ApiException(422, "Invalid", message, JSON.objectNode());
    }

    static ApiException expired(String message) {
        return new ApiException(410, "Expired", message, JSON.objectNode());
    }

    /** @param causes at least one; the message repeats them */
    static ApiException invalid(Resource resource, String name, List<Cause> causes) {
        List<String> lines = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
        String all = lines.size() == 1
                ? lines.get(0)
                : lines.stream().distinct().collect(Collectors.joining(", ", "[", "]"));
        ObjectNode details = details(name, resource.group(), resource.kind());
        addCauses(details, causes);
        return new ApiException(
                422, "Invalid", resource.qualifiedKind() + " \"" + name + "\" is invalid: " + all, details);
    }

    static ObjectNode details(String name, String group, String kind) {
        ObjectNode details = JSON.objectNode();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        return details.put("kind", kind);
    }

    static void addCauses(ObjectNode details, List<Cause> causes) {
        if (causes.isEmpty()) {
            return;
        }
        ArrayNode list = details.putArray("causes");
        for (Cause cause : causes) {
            list.addObject()
                    .put("reason", cause.reason())
                    .put("message", cause.message())
                    .put("field", cause.field());
        }
    }

    int code() {
        return code;
    }

    /** The body of the answer. */
    ObjectNode status() {
        ObjectNode status = JSON.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage());
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!details.isEmpty() || GENERIC.contains(reason)) {
            status.set("details", details);
        }
        return status.put("code", code);
    }
}
