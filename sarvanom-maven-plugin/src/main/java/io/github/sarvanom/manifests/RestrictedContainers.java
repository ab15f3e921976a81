package io.github.sarvanom.manifests;

import java.util.List;
import java.util.Map;

/**
 * Gives containers and pods of overlays that say nothing of their security what the namespace demands: Pod Security Admission
 * would refuse their pods otherwise, and only once the Deployment had been accepted. What an overlay does say stays.
 */
final class RestrictedContainers {
    private RestrictedContainers() {}

    /** Changes an object that has a pod template, and no other. */
    static void restrict(Map<String, Object> workload) {
        Map<String, Object> pod = Tree.map(workload, "spec", "template", "spec");
        List<Object> containers = Tree.list(pod, "containers");
        if (containers.isEmpty()) {
            return;
        }
        pod.putIfAbsent("securityContext", ModelTree.tree(SecurityContributor.pod()));
        restrict(containers);
        restrict(Tree.list(pod, "initContainers"));
    }

    /** A root file system that can't be written is ours to demand of our own image alone. */
    private static void restrict(List<Object> containers) {
        for (Object container : containers) {
            Map<String, Object> demanded = ModelTree.tree(SecurityContributor.container());
            demanded.remove("readOnlyRootFilesystem");
            Tree.map(container).putIfAbsent("securityContext", demanded);
        }
    }
}
