package io.github.sarvanom.rollout.cause;

/**
 * Why a rollout cannot succeed. The codes are stable: pages, scripts and people refer to them. Hundreds are families: images,
 * configuration, programs, Java, dependencies, probes, nodes and volumes, admission, rollout.
 */
public enum Cause {
    IMAGE_NOT_FOUND(101, Depth.ROOT, "The registry does not have the image"),
    IMAGE_UNAUTHORIZED(102, Depth.ROOT, "The registry refuses the node"),
    REGISTRY_UNREACHABLE(103, Depth.ROOT, "The registry gives the node no answer"),
    IMAGE_WRONG_PLATFORM(104, Depth.ROOT, "The image is made for another kind of machine"),
    REGISTRY_RATE_LIMITED(105, Depth.ROOT, "The registry serves no more pulls for now"),
    IMAGE_REFERENCE_MALFORMED(106, Depth.ROOT, "The image reference is malformed"),
    IMAGE_NOT_ON_NODE(107, Depth.ROOT, "The image may not be pulled, and the node does not have it"),
    REGISTRY_NOT_TRUSTED(108, Depth.ROOT, "The node does not trust the registry's certificate"),

    CONFIG_MAP_MISSING(201, Depth.ROOT, "A ConfigMap is missing"),
    SECRET_MISSING(202, Depth.ROOT, "A Secret is missing"),
    KEY_MISSING(203, Depth.ROOT, "A key is missing in a ConfigMap or Secret"),
    SERVICE_ACCOUNT_MISSING(204, Depth.ROOT, "The service account is missing"),
    RUNS_AS_ROOT(205, Depth.ROOT, "The image runs as root, which its pod forbids"),

    COMMAND_NOT_FOUND(301, Depth.ROOT, "The container's program is not in the image"),
    COMMAND_NOT_EXECUTABLE(302, Depth.ROOT, "The container's program may not be executed"),
    CANNOT_START(303, Depth.SIGN, "The container cannot be started"),
    CRASHES(304, Depth.SIGN, "The program ends at once, with an error"),
    ENDS_BY_ITSELF(305, Depth.SIGN, "The program ends by itself, without an error"),
    OUT_OF_MEMORY(306, Depth.ROOT, "The program needs more memory than its limit"),
    LIVENESS_KILLS(307, Depth.ROOT, "The liveness probe kills the program before it is up"),
    STARTUP_PROBE_KILLS(308, Depth.ROOT, "The startup probe gives the program up"),
    HOOK_FAILS(309, Depth.ROOT, "The container's start hook fails"),

    CLASS_VERSION(401, Depth.ROOT, "The classes are made for a newer Java than the image has"),
    MAIN_CLASS_MISSING(402, Depth.ROOT, "Java does not find the main class"),
    JVM_OPTION_INVALID(403, Depth.ROOT, "Java does not take one of its options"),
    PORT_IN_USE(404, Depth.ROOT, "The port is already in use"),
    READ_ONLY_FILE_SYSTEM(405, Depth.ROOT, "The program writes where it may only read"),
    VARIABLE_MISSING(406, Depth.ROOT, "An environment variable is missing"),
    TLS_NOT_TRUSTED(407, Depth.ROOT, "Java does not trust a certificate"),
    MIGRATION_FAILED(408, Depth.ROOT, "A database migration failed"),
    HEAP_EXHAUSTED(409, Depth.ROOT, "Java's own memory is used up"),
    CLASS_MISSING(410, Depth.ROOT, "A class or method is missing at run time"),
    FILE_MISSING(411, Depth.ROOT, "A file is missing or may not be read"),
    UNCAUGHT_EXCEPTION(412, Depth.SIGN, "An exception ends the program"),

    DEPENDENCY_NAME_UNKNOWN(501, Depth.ROOT, "A dependency's host name is unknown"),
    DEPENDENCY_REFUSES(502, Depth.ROOT, "A dependency refuses the connection"),
    DEPENDENCY_SILENT(503, Depth.ROOT, "A dependency does not answer"),
    DEPENDENCY_LOGIN_REFUSED(504, Depth.ROOT, "A dependency refuses the login"),

    NOT_READY(601, Depth.SIGN, "The readiness probe never succeeds"),
    PROBE_WRONG_PORT(602, Depth.ROOT, "The probe asks a port on which nobody listens"),
    PROBE_WRONG_PATH(603, Depth.ROOT, "The probe asks a path that does not exist"),
    PROBE_TIMES_OUT(604, Depth.ROOT, "The probe gets no answer in time"),
    READINESS_GATE(605, Depth.ROOT, "A readiness gate is closed"),

    NO_CPU(701, Depth.ROOT, "No node has the cpu that the pod asks for"),
    NO_MEMORY(702, Depth.ROOT, "No node has the memory that the pod asks for"),
    TAINTED(703, Depth.ROOT, "The nodes have a taint that the pod does not tolerate"),
    NO_MATCHING_NODE(704, Depth.ROOT, "No node has the labels that the pod asks for"),
    TOPOLOGY(705, Depth.ROOT, "The pods cannot be spread as they ask to be"),
    UNSCHEDULABLE(706, Depth.ROOT, "No node takes the pod"),
    VOLUME_NOT_BOUND(707, Depth.ROOT, "A volume claim is not bound"),
    CLAIM_MISSING(708, Depth.ROOT, "A volume claim is missing"),
    STORAGE_CLASS_MISSING(709, Depth.ROOT, "A storage class is missing"),
    VOLUME_LOST(710, Depth.ROOT, "The volume behind a claim is gone"),
    VOLUME_NOT_MOUNTED(711, Depth.ROOT, "A volume cannot be mounted"),

    QUOTA_EXCEEDED(801, Depth.ROOT, "The namespace's quota is used up"),
    LIMIT_RANGE(802, Depth.ROOT, "The pod is outside of the namespace's limit range"),
    POD_SECURITY(803, Depth.ROOT, "The namespace's pod security level forbids the pod"),
    WEBHOOK_REFUSED(804, Depth.ROOT, "An admission policy or webhook refuses the pod"),
    WEBHOOK_UNREACHABLE(805, Depth.ROOT, "An admission webhook does not answer"),
    NOT_ADMITTED(806, Depth.ROOT, "The API server does not take the pod"),

    NODE_NOT_READY(901, Depth.BENEATH, "The node is not ready"),
    NODE_PRESSURE(902, Depth.BENEATH, "The node is short of disk, memory or processes"),
    EVICTED(903, Depth.ROOT, "The node has evicted the pod"),
    NETWORK_NOT_READY(904, Depth.BENEATH, "The node cannot give the pod a network"),
    ROLLOUT_BLOCKED(905, Depth.ROOT, "The rollout is not allowed to replace a pod"),
    PAUSED(906, Depth.ROOT, "The rollout is paused"),
    PROGRESS_DEADLINE(907, Depth.OUTCOME, "Kubernetes has given the rollout up"),
    JOB_FAILED(908, Depth.OUTCOME, "The job has failed"),
    POD_FAILED(909, Depth.OUTCOME, "The pod has ended, and nothing starts it again"),
    REPLACED(910, Depth.ROOT, "Somebody has made another object of the same name"),
    DELETED(911, Depth.ROOT, "Somebody has deleted the object"),
    CONDITION_FALSE(912, Depth.OUTCOME, "The object says of itself that it has failed"),
    NO_PROGRESS(913, Depth.OUTCOME, "Nothing has moved for a long time");

    /** How far down a cause lies: of two that are true at once, the deeper one is the reason for the other. */
    public enum Depth {
        /** What carries the pod: nodes and networks. */
        BENEATH,
        /** A mistake that somebody can mend. */
        ROOT,
        /** What a mistake looks like from outside. */
        SIGN,
        /** What Kubernetes makes of it in the end. */
        OUTCOME
    }

    private final int number;
    private final Depth depth;
    private final String title;

    Cause(int number, Depth depth, String title) {
        this.number = number;
        this.depth = depth;
        this.title = title;
    }

    /** {@code SRV-101}; never used again for another cause. */
    public String code() {
        return "SRV-" + number;
    }

    public Depth depth() {
        return depth;
    }

    /** One sentence without a full stop. */
    public String title() {
        return title;
    }

    /** Whether the program itself is to blame, so that it counts against the patience of a job. */
    public boolean isOfProgram() {
        return (number >= 300 && number < 600) || this == POD_FAILED;
    }

    /** The page that explains it, below {@code docs}: {@code causes/SRV-101.md}. */
    public String page() {
        return "causes/" + code() + ".md";
    }
}
