package io.github.sarvanom.rollout.cause;

/** Why a trouble of that name is waited for: how it mends itself without anybody's change. */
public final class Hopes {
    private Hopes() {}

    /** To be read after "since". */
    public static String of(Cause cause) {
        return switch (cause) {
            case REGISTRY_UNREACHABLE -> "registries come back";
            case REGISTRY_RATE_LIMITED -> "a limit on pulls may be lifted";
            case CONFIG_MAP_MISSING, SECRET_MISSING, KEY_MISSING -> "the kubelet may look into an old copy";
            case CANNOT_START -> "a busy node answers late";
            case VOLUME_NOT_MOUNTED -> "a volume may have to leave another node first";
            case NETWORK_NOT_READY -> "a network plugin that restarts is soon back";
            case NO_CPU, NO_MEMORY, TAINTED, NO_MATCHING_NODE, TOPOLOGY, UNSCHEDULABLE ->
                "neighbours may make room, or an autoscaler bring a node";
            case NODE_NOT_READY, NODE_PRESSURE -> "a node may recover, or another come";
            case VOLUME_NOT_BOUND, CLAIM_MISSING -> "a volume may yet be made";
            case NOT_READY, PROBE_TIMES_OUT -> "what it needs itself may be late";
            case PROBE_WRONG_PATH, PROBE_WRONG_PORT -> "it may serve more when it has started";
            case READINESS_GATE -> "the controller that opens the gate may be late";
            case DEPENDENCY_NAME_UNKNOWN, DEPENDENCY_REFUSES, DEPENDENCY_SILENT -> "a dependency may be late";
            case QUOTA_EXCEEDED -> "pods that go make room";
            case WEBHOOK_UNREACHABLE, NOT_ADMITTED -> "a webhook may be on its way";
            case POD_SECURITY, LIMIT_RANGE, WEBHOOK_REFUSED, SERVICE_ACCOUNT_MISSING ->
                "what was in the way may be mended since, and its controller asks ever more rarely";
            default -> "it may come up at its next start";
        };
    }
}
