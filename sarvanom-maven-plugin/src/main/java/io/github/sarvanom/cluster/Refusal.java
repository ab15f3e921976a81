package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the server's {@code Status} into a problem told to a person. Decides on its fields ({@code code}, {@code reason},
 * {@code details.causes}); source: k8s.io/apimachinery meta/v1 types and api/errors.
 */
final class Refusal {
    private static final Pattern OBJECT = Pattern.compile("^.*, Kind=\\w+\\)?: ");

    /** Where a value begins in the server's words. */
    private static final Pattern VALUE = Pattern.compile("(?<=alue: )|\\bgot |\"|&");

    private final int code;
    private final Map<String, Object> status;
    private final Asked asked;
    private final Login login;

    private Refusal(int code, Map<String, Object> status, Asked asked, Login login) {
        this.code = code;
        this.status = status;
        this.asked = asked;
        this.login = login;
    }

    static ClusterException of(int code, byte[] answer, Asked asked, Login login) {
        Refusal refusal = new Refusal(code, Json.treeOrEmpty(answer), asked, login);
        if (refusal.isImmutable()) {
            List<String> fields = refusal.causes().stream()
                    .map(cause -> field(cause, "field"))
                    .distinct()
                    .toList();
            return new ImmutableFields(code, refusal.text("reason"), fields, refusal.problem());
        }
        return code == 409 && refusal.hasCause("FieldManagerConflict")
                ? new ClusterConflict(refusal.contested(), refusal.conflict(), null)
                : new ClusterException(code, refusal.text("reason"), refusal.problem(), null);
    }

    private Problem problem() {
        if (status.isEmpty()) {
            return notKubernetes();
        }
        return switch (code) {
            case 401 -> unknownUser();
            case 403 -> hasCause("NamespaceTerminating") ? terminating() : forbidden();
            case 404 -> missing();
            case 413 -> tooLarge();
            case 400, 422 -> invalid();
            default -> unexpected();
        };
    }

    private Problem notKubernetes() {
        return Problem.of("what answers at " + login.address() + " is not a Kubernetes API server")
                .seen("seen: " + code + " without a Status object")
                .seen("used: " + login.name())
                .mend("check that address, and whether a proxy answers in the server's place");
    }

    private Problem unknownUser() {
        return Problem.of("the API server at " + login.address() + " does not know who is asking")
                .seen("seen: 401 " + text("reason"))
                .seen("used: " + login.name() + userPart())
                .mend("log in again, or renew the credentials of that user in the kubeconfig");
    }

    private String userPart() {
        return login.user().isEmpty() ? "" : ", user " + login.user();
    }

    private Problem terminating() {
        return Problem.of("namespace " + asked.object().namespace() + " is being deleted; nothing can be put into it")
                .seen("refused: " + asked.display())
                .mend(
                        "wait until it is gone (its finalizers may hold it), then deploy again, or choose another <namespace>");
    }

    private Problem forbidden() {
        return Forbidden.user(text("message"))
                .map(user -> Forbidden.problem(asked, user))
                .orElseGet(() -> Problem.of("the cluster does not admit " + asked.display() + asked.inNamespace())
                        .seen("seen: 403 " + message())
                        .mend("change what the message names, or ask the cluster's administrator about that rule"));
    }

    private Problem missing() {
        Map<String, Object> details = details();
        if ("namespaces".equals(details.get("kind")) && !asked.object().kind().equals("Namespace")) {
            return Problem.of("namespace " + asked.object().namespace() + " is not there")
                    .seen("refused: " + asked.display())
                    .mend("check <namespace> of the environment");
        }
        return Problem.of(asked.display() + asked.inNamespace() + " is not there")
                .seen("seen: 404 " + message());
    }

    private Problem tooLarge() {
        return Problem.of(asked.display() + " is too large for the cluster")
                .seen(causesOr(text("message")))
                .mend("keep it under 1 MiB; large files belong into the image or a volume");
    }

    private Problem invalid() {
        if (causes().stream().anyMatch(cause -> field(cause, "reason").equals("FieldValueTooLong"))) {
            return tooLarge();
        }
        return isImmutable() ? immutable() : malformed(causesOr(text("message")));
    }

    /** Nothing else is wrong with the object than that it is there already. */
    private boolean isImmutable() {
        return code == 422
                && !causes().isEmpty()
                && causes().stream().allMatch(cause -> field(cause, "message").contains("field is immutable"));
    }

    private Problem immutable() {
        String object = asked.plural() + " " + asked.object().name();
        String namespace = asked.object().namespace().isEmpty()
                ? ""
                : " -n " + asked.object().namespace();
        return Problem.of(asked.display() + asked.inNamespace()
                        + " has a field that can't change while the object is there")
                .seen(causesOr(text("message")))
                .mend("keep the field as it is in the cluster, or delete the object and deploy again:\nkubectl delete "
                        + object + namespace);
    }

    private Problem malformed(List<String> lines) {
        return Problem.of("the cluster finds " + asked.display() + asked.inNamespace() + " invalid")
                .seen(lines)
                .mend("correct the field in the configuration or overlay that it comes from");
    }

    /**
     * An apply whose object does not fit the schema (an unknown field, a wrong type, a bad quantity) is answered by a plain 500
     * without reason or details; anything that went wrong inside of the server has a reason. Seen on v1.34.
     */
    private boolean isSchemaError() {
        return code == 500
                && asked.verb().equals("patch")
                && text("reason").isEmpty()
                && !text("message").isEmpty();
    }

    /** Without the object's name in front, which was said before. */
    private static String schemaError(String message) {
        return OBJECT.matcher(message).replaceFirst("");
    }

    private List<String> causesOr(String message) {
        List<String> lines = causes().stream().map(this::line).distinct().toList();
        return lines.isEmpty() ? List.of("seen: " + shown(message)) : lines;
    }

    private Problem unexpected() {
        if (isSchemaError()) {
            return malformed(List.of(shown(schemaError(text("message")))));
        }
        return Problem.of("the API server could not " + asked.verb() + " " + asked.display() + asked.inNamespace())
                .seen("seen: " + code + " " + message())
                .mend(
                        code == 429 || code >= 500
                                ? "try again; if it stays, look at the API server and its webhooks"
                                : "");
    }

    private Problem conflict() {
        List<String> lines = contested().stream()
                .map(field -> field.path() + " belongs to " + field.manager())
                .toList();
        return Problem.of("another tool owns fields of " + asked.display() + asked.inNamespace())
                .seen(lines)
                .mend(
                        "leave these fields out of the manifest, or take them over once with the file that was written for it:\n"
                                + "kubectl apply --server-side --force-conflicts --field-manager=sarvanom -f <that file>");
    }

    private List<ClusterConflict.Field> contested() {
        return causes().stream()
                .filter(cause -> field(cause, "reason").equals("FieldManagerConflict"))
                .map(cause -> new ClusterConflict.Field(field(cause, "field"), manager(field(cause, "message"))))
                .toList();
    }

    /** Only the text {@code conflict with "kubectl" using apps/v1} names the manager. */
    private static String manager(String message) {
        String[] parts = message.split("\"", 3);
        return parts.length == 3 ? parts[1] : "another field manager";
    }

    private String line(Map<String, Object> cause) {
        String field = field(cause, "field");
        String message = shown(field(cause, "message"));
        return field.isEmpty() ? message : field + ": " + message;
    }

    private String message() {
        return shown(text("message"));
    }

    /** The server repeats what it refuses ({@code Invalid value: "…"}, {@code got …}). For a Secret all from there on is cut. */
    private String shown(String message) {
        Matcher value = asked.isSecret() ? VALUE.matcher(message) : null;
        return value != null && value.find()
                ? message.substring(0, value.start()).stripTrailing() + " (value not shown)"
                : message;
    }

    private boolean hasCause(String reason) {
        return causes().stream().anyMatch(cause -> field(cause, "reason").equals(reason));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> causes() {
        return details().get("causes") instanceof List<?> list
                ? list.stream().map(cause -> (Map<String, Object>) cause).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> details() {
        return status.get("details") instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private String text(String key) {
        return field(status, key);
    }

    private static String field(Map<String, Object> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
