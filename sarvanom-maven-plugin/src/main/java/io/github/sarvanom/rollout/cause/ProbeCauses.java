package io.github.sarvanom.rollout.cause;

import io.github.sarvanom.configuration.Setting;
import java.util.List;

/** Causes in what probes hear. */
final class ProbeCauses {
    private static final String LOG = "kubectl logs {pod} -c {container} -n {namespace}";
    private static final String DESCRIBE = "kubectl describe pod {pod} -n {namespace}";

    private ProbeCauses() {}

    static List<Explanation> all() {
        return List.of(notReady(), probeWrongPort(), probeWrongPath(), probeTimesOut(), readinessGate());
    }

    private static Explanation notReady() {
        return Explanation.of(
                        Cause.NOT_READY,
                        "The program runs and answers the readiness probe, but not well (HTTP 503, say): it calls itself "
                                + "unwell, mostly since something that it needs is away. Its health document says what.",
                        "The event `Unhealthy` has the status; the answer's body is fetched through the API server. A "
                                + "dependency may be late: it counts after 90 s.",
                        "Mend what the health document names, or take from readiness what the service can do without",
                        LOG)
                .saidBy(Setting.HEALTH);
    }

    private static Explanation probeWrongPort() {
        return Explanation.of(
                        Cause.PROBE_WRONG_PORT,
                        "The probe asks a port on which nobody listens, while the program says that it serves another.",
                        "The event `Unhealthy` says *connection refused*, and the program's log names other ports on which it "
                                + "listens: 5 s after both are known, and no sooner than the probe itself allows (as for SRV-603), "
                                + "unless the kernel knows better (`/proc/net/tcp`, read "
                                + "in the container where it has a `cat`). A program that does not say what it serves is "
                                + "waited for; at the end, the kernel's ports are shown as what is likely. It is not asked "
                                + "in pods with more than one container or with `hostNetwork`, whose ports may be others'.",
                        "Set <port> of the service to {what}, or let the program listen on the port that is configured",
                        LOG)
                .saidBy(Setting.PORT);
    }

    private static Explanation probeWrongPath() {
        return Explanation.of(
                        Cause.PROBE_WRONG_PATH,
                        "The program answers, and does not know the path that the probe asks for.",
                        "The event `Unhealthy` says *statuscode: 404*, and still does after 8 s, or two periods of the probe if that is longer. "
                                + "A server may know no paths until its applications are deployed: where there is no startup "
                                + "probe, all failures that the readiness probe allows are waited for; what a startup probe "
                                + "hears is named early and counts when the kubelet has ended the program twice, or so long "
                                + "after the program has said that it is up (Spring Boot, Quarkus and Micronaut "
                                + "do).",
                        "Set <health> of the service to the path that the program serves (Spring Boot: /actuator/health, "
                                + "Quarkus: /q/health, Micronaut: /health)",
                        LOG)
                .saidBy(Setting.HEALTH);
    }

    private static Explanation probeTimesOut() {
        return Explanation.of(
                        Cause.PROBE_TIMES_OUT,
                        "The program takes the connection and does not answer in time: it is overloaded, starved of cpu "
                                + "by its limit, or its health check waits for somebody.",
                        "The event `Unhealthy` says *Client.Timeout exceeded*; it counts after 90 s.",
                        "Let the health check answer without asking others, raise timeoutSeconds of the probe in an "
                                + "overlay, or <limits><cpu> of the service",
                        DESCRIBE)
                .saidBy(Setting.HEALTH);
    }

    private static Explanation readinessGate() {
        return Explanation.of(
                Cause.READINESS_GATE,
                "All containers are ready, but a condition that the pod names in `readinessGates` is not true. A "
                        + "controller outside, a load balancer's mostly, sets it.",
                "All containers are ready, and the pod's condition of that name is false or not there. The one that sets it may "
                        + "be late: it is named early, and waited for to the rollout's deadline.",
                "Look at the controller that sets the condition {what}",
                DESCRIBE);
    }
}
