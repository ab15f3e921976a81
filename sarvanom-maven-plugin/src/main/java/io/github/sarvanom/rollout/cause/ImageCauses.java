package io.github.sarvanom.rollout.cause;

import io.github.sarvanom.configuration.Setting;
import java.util.List;

/** Causes that lie between a node and the registry. */
final class ImageCauses {
    private static final String DESCRIBE = "kubectl describe pod {pod} -n {namespace}";

    private ImageCauses() {}

    static List<Explanation> all() {
        return List.of(
                imageNotFound(),
                imageUnauthorized(),
                registryUnreachable(),
                imageWrongPlatform(),
                registryRateLimited(),
                imageReferenceMalformed(),
                imageNotOnNode(),
                registryNotTrusted());
    }

    private static Explanation imageNotFound() {
        return Explanation.of(
                        Cause.IMAGE_NOT_FOUND,
                        "The registry answered, and has no image under this name and digest. Usually the nodes ask "
                                + "another registry than the build pushed to, the image was cleaned away, or an overlay names an "
                                + "image that was never pushed.",
                        "The kubelet's message on the container that waits with `ErrImagePull` or `ImagePullBackOff` says"
                                + " *not found* or *manifest unknown*. It counts when it still stands a second later.",
                        "If an overlay names it, correct it there or push it; if this build pushed it, check that the nodes"
                                + " reach the same registry under the same name (<registry>), and that the image was not"
                                + " deleted there",
                        "crictl pull {what}    (on a node)")
                .saidBy(Setting.REGISTRY);
    }

    private static Explanation imageUnauthorized() {
        return Explanation.of(
                        Cause.IMAGE_UNAUTHORIZED,
                        "The registry has answered, and wants a login that the node does not have, or has for too little."
                                + " That the build could push says nothing: nodes log in by themselves.",
                        "The kubelet's message on the container that waits for its image says *unauthorized*, *403 "
                                + "Forbidden* or *pull access denied*, and still does after a second try (8 s).",
                        "Give the nodes a login for the registry: an imagePullSecrets entry on the ServiceAccount "
                                + "{service}, as an overlay in src/main/sarvanom",
                        "kubectl get serviceaccount {service} -n {namespace} -o yaml")
                .saidBy(Setting.REGISTRY);
    }

    private static Explanation registryUnreachable() {
        return Explanation.of(
                        Cause.REGISTRY_UNREACHABLE,
                        "The node gets no answer from the registry, or one that says nothing of the image: its name does "
                                + "not resolve, nobody listens, a proxy or firewall lies between, or the registry is down. An image"
                                + " that is on the node already does not show it.",
                        "The kubelet's message is none of the registry's own answers. Registries come back: it counts "
                                + "after four tries (two minutes).",
                        "Check the way from the nodes to the registry: DNS, proxy, certificate",
                        "curl -v https://REGISTRY/v2/    (on a node)")
                .saidBy(Setting.REGISTRY);
    }

    private static Explanation imageWrongPlatform() {
        return Explanation.of(
                        Cause.IMAGE_WRONG_PLATFORM,
                        "The image, or the program in it, is made for another processor or operating system than the node"
                                + " has: an image built on an ARM laptop for an AMD64 cluster, say.",
                        "The pull says *no match for platform in manifest*, or the runtime says *exec format error* when "
                                + "it starts the program. Neither changes by trying again.",
                        "Choose a base image that has the nodes' platform (<baseImage>), or keep the pods on nodes of the"
                                + " image's platform by a nodeSelector kubernetes.io/arch in an overlay",
                        "kubectl get nodes -L kubernetes.io/arch,kubernetes.io/os")
                .saidBy(Setting.BASE_IMAGE);
    }

    private static Explanation registryRateLimited() {
        return Explanation.of(
                        Cause.REGISTRY_RATE_LIMITED,
                        "The registry counts pulls, and this node or its address has had its share. It is over after the "
                                + "registry's period; a login often allows more.",
                        "The kubelet's message says *toomanyrequests* or *429*. It counts after four tries (two minutes).",
                        "Pull by way of a mirror or with a login (imagePullSecrets on the ServiceAccount {service}), or "
                                + "wait for the registry's period to end and deploy again",
                        DESCRIBE)
                .saidBy(Setting.REGISTRY);
    }

    private static Explanation imageReferenceMalformed() {
        return Explanation.of(
                Cause.IMAGE_REFERENCE_MALFORMED,
                "The text in `image:` is no image reference: upper case in the name, a space, two tags. The "
                        + "kubelet does not even ask a registry.",
                "The container waits with `InvalidImageName`.",
                "Correct the image in the overlay that sets it: lower case, one tag or digest",
                "");
    }

    private static Explanation imageNotOnNode() {
        return Explanation.of(
                Cause.IMAGE_NOT_ON_NODE,
                "`imagePullPolicy: Never` forbids the node to pull, and the image is not there.",
                "The container waits with `ErrImageNeverPull`.",
                "Take imagePullPolicy out of the overlay that sets it, or load the image into every node",
                "");
    }

    private static Explanation registryNotTrusted() {
        return Explanation.of(
                        Cause.REGISTRY_NOT_TRUSTED,
                        "The node reaches the registry and does not believe that it is it: its certificate is self-"
                                + "signed, expired, for another name, or the registry speaks plain HTTP where the node expects TLS.",
                        "The kubelet's message says *x509*, *tls* or *server gave HTTP response to HTTPS client*, and "
                                + "still does after a second try (8 s).",
                        "Give the registry a certificate that the nodes trust, or tell the nodes' container runtime of "
                                + "its authority (containerd: certs.d/REGISTRY/hosts.toml)",
                        "openssl s_client -connect REGISTRY:443    (on a node)")
                .saidBy(Setting.REGISTRY);
    }
}
