package io.github.sarvanom.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import java.util.List;

/**
 * One ServiceAccount a service, whose token nobody mounts; and what the Pod Security level "restricted" asks of a pod, with a
 * read-only root file system on top.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted">restricted</a>
 */
final class SecurityContributor implements ManifestContributor {
    /** User and group of the process, the same as the image's own. */
    private static final long USER = 1000L;

    @Override
    public List<HasMetadata> contribute(Environment environment, Service service, String image) {
        return List.of(new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(service.name())
                .withNamespace(environment.namespace())
                .withLabels(Labels.of(environment, service))
                .endMetadata()
                .withAutomountServiceAccountToken(false)
                .build());
    }

    /** The group owns mounted volumes too, or a user who is not root could not write to them. */
    static PodSecurityContext pod() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    static SecurityContext container() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }
}
