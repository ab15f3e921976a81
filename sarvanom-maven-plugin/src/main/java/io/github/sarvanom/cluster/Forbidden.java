package io.github.sarvanom.cluster;

import io.github.sarvanom.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A right that is missing, and the rules that would grant it. */
final class Forbidden {
    /** The authorizer's answer names the user in its text alone; source: k8s.io/apiserver handlers/responsewriters/errors.go. */
    private static final Pattern USER = Pattern.compile("User \"([^\"]*)\" cannot ");

    private static final List<String> OF_A_DEPLOY = List.of("get", "list", "watch", "create", "patch");

    private static final String ACCOUNT = "system:serviceaccount:";

    private Forbidden() {}

    /** Who lacks the right; empty when something else than access rules refused. */
    static Optional<String> user(String message) {
        Matcher matcher = USER.matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static Problem problem(Asked asked, String user) {
        return Problem.of("user " + user + " may not " + asked.verb() + " " + asked.plural() + asked.inNamespace())
                .seen("seen: 403 Forbidden" + (asked.object().name().isEmpty() ? "" : ", asked for " + asked.display()))
                .mend("let an administrator of the cluster apply this" + where(asked) + ", then try again:\n"
                        + rules(asked, user));
    }

    /** Who may not look cannot know whether the namespace is there. */
    private static String where(Asked asked) {
        String namespace = asked.object().namespace();
        return namespace.isEmpty()
                ? ""
                : " (and first, unless it is there: kubectl create namespace " + namespace + ")";
    }

    private static String rules(Asked asked, String user) {
        boolean whole = asked.object().namespace().isEmpty();
        String namespace = whole ? "" : ", namespace: " + asked.object().namespace();
        String prefix = whole ? "Cluster" : "";
        String name = "sarvanom-" + asked.plural().replace('/', '-');
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: %1$sRole
                metadata: {name: %2$s%3$s}
                rules:
                - {apiGroups: ["%4$s"], resources: ["%5$s"], verbs: [%6$s]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: %1$sRoleBinding
                metadata: {name: %2$s%3$s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %1$sRole, name: %2$s}
                subjects:
                - %7$s""".formatted(prefix, name, namespace, asked.group(), asked.plural(), verbs(asked), subject(user));
    }

    /** All that a deploy does with a kind, so that the next run does not stop at the next verb; and what was refused now. */
    private static String verbs(Asked asked) {
        Set<String> verbs = new LinkedHashSet<>(usual(asked));
        verbs.add(asked.verb());
        return String.join(", ", verbs);
    }

    private static List<String> usual(Asked asked) {
        if (asked.plural().equals(Asked.PORTS)) {
            return List.of("get", "create"); // a server's version decides which of them it is
        }
        return asked.plural().contains("/") ? List.of("get") : OF_A_DEPLOY;
    }

    private static String subject(String user) {
        if (user.startsWith(ACCOUNT)) {
            String[] parts = user.substring(ACCOUNT.length()).split(":", 2);
            return "{kind: ServiceAccount, namespace: %s, name: %s}".formatted(parts[0], parts[parts.length - 1]);
        }
        return "{apiGroup: rbac.authorization.k8s.io, kind: User, name: \"%s\"}".formatted(user);
    }
}
