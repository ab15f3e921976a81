package io.github.sarvanom.cluster;

import io.github.sarvanom.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Turns the server's {@code Status} into a problem told to a person. Decides on its fields ({@code code}, {@code reason},
 * {@code details.causes}); source: k8s.io/apimachinery meta/v1 types and api/errors.
 */
final class Refusal {
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
        return code == 409 && refusal.hasCause("FieldManagerConflict")
                ? new ClusterConflict(refusal.contested(), refusal.conflict(), null)
                : new ClusterException(code, refusal.text("reason"), refusal.problem(), null);
    }

    private Problem problem() {
        return switch (code) {
            case 401 -> unknownUser();
            case 403 -> hasCause("NamespaceTerminating") ? terminating() : forbidden();
            case 404 -> missing();
            case 413 -> tooLarge();
            case 400, 422 -> invalid();
            default -> unexpected();
        };
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
                .seen("seen: 413 " + message())
                .mend("keep it under 1 MiB; large files belong into the image or a volume");
    }

    private Problem invalid() {
        List<Map<String, Object>> causes = causes();
        boolean immutable =
                causes.stream().anyMatch(cause -> field(cause, "message").contains("field is immutable"));
        List<String> lines = causes.isEmpty()
                ? List.of("seen: " + message())
                : causes.stream().map(this::line).distinct().toList();
        String what = immutable
                ? asked.display() + asked.inNamespace() + " has a field that can't be changed once the object is there"
                : "the cluster finds " + asked.display() + asked.inNamespace() + " invalid";
        return Problem.of(what).seen(lines).mend(immutable ? replaceIt() : "correct the field that the message names");
    }

    private String replaceIt() {
        return "keep the field as it is in the cluster, or delete the object first and deploy again:\n"
                + "kubectl delete " + asked.plural() + " " + asked.object().name()
                + (asked.object().namespace().isEmpty()
                        ? ""
                        : " -n " + asked.object().namespace());
    }

    private Problem unexpected() {
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
                .mend("leave these fields out of the manifest, or let that tool give them up");
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
        String message = asked.isSecret() ? withoutValue(field(cause, "message")) : field(cause, "message");
        return field.isEmpty() ? message : field + ": " + message;
    }

    private String message() {
        return asked.isSecret() ? withoutValue(text("message")) : text("message");
    }

    /** The server repeats what it refuses: {@code Invalid value: "…"}. For a Secret all from there on is cut. */
    private static String withoutValue(String message) {
        int value = message.indexOf("alue: ");
        int quote = message.indexOf('"');
        int cut = Stream.of(value < 0 ? value : value + 5, quote)
                .filter(at -> at >= 0)
                .reduce(Math::min)
                .orElse(-1);
        return cut < 0 ? message : message.substring(0, cut).stripTrailing() + " (value not shown)";
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
