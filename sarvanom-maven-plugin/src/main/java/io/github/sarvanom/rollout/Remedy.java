package io.github.sarvanom.rollout;

/** The next step, in the user's own words, for each cause. */
final class Remedy {
    private Remedy() {}

    static String of(FailureCause cause, WorkloadProgress workload) {
        String name = workload.id().name();
        return switch (cause) {
            case IMAGE_NOT_FOUND ->
                "Check that the nodes reach the same registry under the same name as this build (<registry>), and that the image"
                        + " was not deleted there";
            case IMAGE_REFUSED ->
                "Give the nodes a login for the registry: an imagePullSecrets entry on the ServiceAccount " + name
                        + ", as an overlay in src/main/sarvanom";
            case IMAGE_NOT_REACHED -> "Check the way from the nodes to the registry: DNS, proxy, certificate";
            case IMAGE_UNUSABLE -> "Correct the image or its imagePullPolicy in the overlay that sets it";
            case CONFIGURATION_MISSING ->
                "Add the ConfigMap, Secret or key that is named above, or remove the reference to it from the overlay";
            case CONTAINER_INVALID ->
                "Set a numeric user other than 0 in the image (<image><user>1000:1000</user></image>)";
            case CANNOT_START -> "Correct the container's command in the overlay, or the base image (<baseImage>)";
            case CRASHES -> "The program ended by itself: mend it, then deploy again";
            case OUT_OF_MEMORY ->
                "Raise <limits><memory> of the service, or leave more of it to what is not heap:"
                        + " <jvmFlags><jvmFlag>-XX:MaxRAMPercentage=60</jvmFlag></jvmFlags> (75 by default)";
            case NOT_ADMITTED ->
                "Change what the API server objects to, by an overlay in src/main/sarvanom, or ask for a larger quota";
            case UNSCHEDULABLE -> "Lower <requests> of the service or its replicas, or add a node";
            case PROGRESS_DEADLINE ->
                "Kubernetes gave up after progressDeadlineSeconds; mend what its pods wait for, then deploy again";
            case PAUSED ->
                "Resume it: kubectl rollout resume " + workload.id().kind().toLowerCase(java.util.Locale.ROOT) + "/"
                        + name + " -n " + workload.id().namespace();
            case JOB_FAILED, POD_FAILED -> "Mend what made it fail, then deploy again";
            case VOLUME_LOST -> "Restore the volume, or delete the claim to get a new one";
            case REPLACED, DELETED ->
                "Find out who else works in namespace " + workload.id().namespace() + ", then deploy again";
        };
    }
}
