package io.github.sarvanom.testbed;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;
import java.util.Map;

/** What one of the test bed's users may do in one namespace: nothing, until it is allowed. */
public final class UserRights {
    private static final Map<String, List<String>> KINDS = Map.of(
            "",
                    List.of(
                            "namespaces",
                            "configmaps",
                            "secrets",
                            "serviceaccounts",
                            "services",
                            "pods",
                            "pods/log",
                            "events"),
            "apps", List.of("deployments", "replicasets", "statefulsets"),
            "batch", List.of("jobs", "cronjobs"),
            "policy", List.of("poddisruptionbudgets"),
            "networking.k8s.io", List.of("networkpolicies", "ingresses"),
            "autoscaling", List.of("horizontalpodautoscalers"),
            "events.k8s.io", List.of("events"),
            "coordination.k8s.io", List.of("leases"));
    private static final List<String> READ = List.of("get", "list", "watch");

    private final FreshNamespace namespace;
    private final String user;

    /** @param namespace exists already */
    public UserRights(FreshNamespace namespace, String user) {
        this.namespace = namespace;
        this.user = user;
    }

    /** Everything in the namespace; of that one kind (plural, as in {@code services}) reading only. */
    public void allButWriting(String kind) {
        List<PolicyRule> rules = KINDS.entrySet().stream()
                .flatMap(group -> group.getValue().stream()
                        .map(plural -> rule(group.getKey(), plural, plural.equals(kind) ? READ : List.of("*"))))
                .toList();
        namespace
                .client()
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName(user)
                        .withNamespace(namespace.name())
                        .endMetadata()
                        .withRules(rules)
                        .build())
                .create();
        namespace
                .client()
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(user)
                        .withNamespace(namespace.name())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", user)
                        .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                        .build())
                .create();
    }

    private static PolicyRule rule(String group, String plural, List<String> verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(plural)
                .withVerbs(verbs)
                .build();
    }
}
