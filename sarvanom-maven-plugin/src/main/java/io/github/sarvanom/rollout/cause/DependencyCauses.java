package io.github.sarvanom.rollout.cause;

import java.util.List;

/** Causes in what a program needs from others. */
final class DependencyCauses {
    private DependencyCauses() {}

    static List<Explanation> all() {
        return List.of(dependencyNameUnknown(), dependencyRefuses(), dependencySilent(), dependencyLoginRefused());
    }

    private static Explanation dependencyNameUnknown() {
        return Explanation.of(
                Cause.DEPENDENCY_NAME_UNKNOWN,
                "The program looks up a host that DNS does not know: a typing error in <config>, a Service that "
                        + "is not deployed here, or one in another namespace (`name.namespace`).",
                "`UnknownHostException` and its kin in the log. When the namespace has no Service of that name, "
                        + "the second start counts; else four restarts, since names may come late.",
                "Correct the host {what} in <config> of the environment, or deploy that dependency first",
                "kubectl get services -n {namespace}");
    }

    private static Explanation dependencyRefuses() {
        return Explanation.of(
                Cause.DEPENDENCY_REFUSES,
                "The host is there, but nobody listens on the port: the dependency is not up yet, is down, or "
                        + "listens elsewhere.",
                "*Connection refused* in the log of the container that ended. A dependency may be late: four "
                        + "restarts (70 s) are waited for.",
                "Look why {what} is not up, or correct the address in <config> of the environment; a service that"
                        + " retries instead of ending would survive it",
                "kubectl get endpointslices,pods -n {namespace}");
    }

    private static Explanation dependencySilent() {
        return Explanation.of(
                Cause.DEPENDENCY_SILENT,
                "The host does not answer at all: a network policy or firewall swallows the packets, or the host "
                        + "is overloaded or gone.",
                "A connect time-out in the log of the container that ended; four restarts are waited for.",
                "Check the network policies between {service} and {what}, and that the dependency runs",
                "kubectl get networkpolicies -n {namespace}");
    }

    private static Explanation dependencyLoginRefused() {
        return Explanation.of(
                Cause.DEPENDENCY_LOGIN_REFUSED,
                "The dependency answers and does not take the user or password. Often a Secret was changed on one"
                        + " side only, or a database volume still has the password of its first start.",
                "The client's own words in the log, at the second start again.",
                "Compare the secret's value here with the dependency's own; a database keeps the password of its "
                        + "first start",
                "kubectl get secrets -n {namespace}");
    }
}
