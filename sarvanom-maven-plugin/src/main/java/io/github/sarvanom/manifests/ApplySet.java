package io.github.sarvanom.manifests;

import io.github.sarvanom.environment.Environment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * The set of objects that an application's releases own in one namespace, in the words that kubectl knows too: a parent object
 * which says what the set may hold, and a label on each member.
 *
 * <p>The label stands on the objects alone and never on a pod template: a set may not roll a pod.
 *
 * @see <a href="https://kep.k8s.io/3659">KEP-3659, ApplySet</a>
 * @param name of the parent, a ConfigMap: the application's
 */
public record ApplySet(String name, String namespace) {
    /** Label of a member; its value is the set's id. */
    public static final String PART_OF = "applyset.kubernetes.io/part-of";

    /** Label of the parent; its value is the set's id. */
    static final String ID = "applyset.kubernetes.io/id";

    public static ApplySet of(Environment environment) {
        return new ApplySet(environment.application(), environment.namespace());
    }

    /** {@code applyset-<hash>-v1}; the same for the same parent, in every cluster. */
    public String id() {
        String parent = name + "." + namespace + ".ConfigMap.";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(parent.getBytes(StandardCharsets.UTF_8));
            return "applyset-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "-v1";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    public ResourceId parent() {
        return new ResourceId("v1", "ConfigMap", namespace, name);
    }

    /** Selects the members in a list request. */
    public String selector() {
        return PART_OF + "=" + id();
    }

    /** The same objects, each marked as a member. */
    public ManifestSet marked(ManifestSet objects) {
        return new ManifestSet(objects.manifests().stream().map(this::marked).toList());
    }

    private Manifest marked(Manifest object) {
        Map<String, Object> content = Tree.mutable(object.content());
        Tree.grow(content, "metadata", "labels").put(PART_OF, id());
        return Manifest.of(content);
    }
}
