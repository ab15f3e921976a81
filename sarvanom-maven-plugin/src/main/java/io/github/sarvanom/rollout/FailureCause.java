package io.github.sarvanom.rollout;

/** Why a rollout cannot succeed. */
public enum FailureCause {
    /** The registry does not have the image. */
    IMAGE_NOT_FOUND,
    /** The registry wants a login that the node does not have. */
    IMAGE_REFUSED,
    /** The registry gave no answer, or one that says nothing of the image. */
    IMAGE_NOT_REACHED,
    /** The image reference is malformed, or the image may not be pulled and is not on the node. */
    IMAGE_UNUSABLE,
    /** A ConfigMap, Secret or key that a container needs is not there. */
    CONFIGURATION_MISSING,
    /** The container's settings contradict its image. */
    CONTAINER_INVALID,
    /** The container's program cannot be started. */
    CANNOT_START,
    /** The program ends again and again. */
    CRASHES,
    /** The program needs more memory than its limit again and again. */
    OUT_OF_MEMORY,
    /** The API server does not let the pod be created: a quota, a limit range, pod security. */
    NOT_ADMITTED,
    /** No node takes the pod. */
    UNSCHEDULABLE,
    /** Kubernetes itself gave up. */
    PROGRESS_DEADLINE,
    /** Its rollout was paused by someone. */
    PAUSED,
    /** The job's pods failed more often than it allows. */
    JOB_FAILED,
    /** The pod ended, and nothing starts it again. */
    POD_FAILED,
    /** The volume behind a claim is gone. */
    VOLUME_LOST,
    /** Somebody deleted the object and made another of the same name. */
    REPLACED,
    /** Somebody deleted the object. */
    DELETED
}
