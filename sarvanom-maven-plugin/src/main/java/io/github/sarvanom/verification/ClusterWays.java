package io.github.sarvanom.verification;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.PodPorts;
import io.github.sarvanom.cluster.PodPorts.PodPort;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the pod behind a Service, and opens ways to ports. Safe for use by many threads. */
public final class ClusterWays implements Ways {
    private final ClusterReader reader;
    private final PodPorts ports;
    private final String namespace;

    /** @param namespace whose services are meant */
    public ClusterWays(ClusterReader reader, PodPorts ports, String namespace) {
        this.reader = reader;
        this.ports = ports;
        this.namespace = namespace;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public Way to(SocketTarget target) {
        return target instanceof SocketTarget.Inside inside
                ? Way.through(inside(namespace, inside.service(), inside.port()))
                : Way.straight(target.name(), target.port());
    }

    /** By its usual name: Kubernetes, "Customizing DNS Service". */
    @Override
    public Way toDns() {
        return Way.through(inside("kube-system", "kube-dns", 53));
    }

    /** A way to a service for as long as the caller wants it. */
    public PodPorts.Forward inside(String service, int port) {
        return inside(namespace, service, port);
    }

    private PodPorts.Forward inside(String where, String name, int port) {
        LiveObject service = reader.find(new ResourceId("v1", "Service", where, name))
                .orElseThrow(() -> none(404, "there is no Service " + name + " in namespace " + where));
        LiveObject pod = reader.list("v1", "Pod", where, selector(service)).stream()
                .filter(ClusterWays::serves)
                .findFirst()
                .orElseThrow(() -> none(503, "no ready pod is behind service " + name));
        return ports.forward(new PodPort(where, pod.id().name(), podPort(service, port, pod)));
    }

    private static ClusterException none(int status, String what) {
        return new ClusterException(status, "", Problem.of(what), null);
    }

    private static String selector(LiveObject service) {
        Map<String, String> labels = new TreeMap<>();
        if (service.at("spec", "selector") instanceof Map<?, ?> selector && !selector.isEmpty()) {
            selector.forEach((key, value) -> labels.put(key.toString(), value.toString()));
            return labels.entrySet().stream()
                    .map(label -> label.getKey() + "=" + label.getValue())
                    .collect(Collectors.joining(","));
        }
        throw none(404, "Service " + service.id().name() + " selects no pods");
    }

    /** As for a Service: who is being ended serves no more, ready or not (Kubernetes, "Pod Lifecycle", termination of pods). */
    private static boolean serves(LiveObject pod) {
        return pod.at("metadata", "deletionTimestamp") == null
                && pod.maps("status", "conditions").stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.get("type")) && "True".equals(condition.get("status")));
    }

    /** Kubernetes, "Service", port definitions: a number, or the name of a container's port; the Service's own when left out. */
    private static int podPort(LiveObject service, int port, LiveObject pod) {
        Optional<Object> target = service.maps("spec", "ports").stream()
                .filter(each -> each.get("port") instanceof Number number && number.intValue() == port)
                .filter(each -> !"UDP".equals(each.get("protocol")))
                .map(each -> each.getOrDefault("targetPort", port))
                .findFirst();
        Object wanted =
                target.orElseThrow(() -> none(404, "Service " + service.id().name() + " has no port " + port));
        return wanted instanceof Number number ? number.intValue() : named(wanted.toString(), pod);
    }

    private static int named(String name, LiveObject pod) {
        for (Map<String, Object> container : pod.maps("spec", "containers")) {
            List<?> ports = container.get("ports") instanceof List<?> all ? all : List.of();
            for (Object each : ports) {
                if (each instanceof Map<?, ?> port && name.equals(port.get("name"))) {
                    return port.get("containerPort") instanceof Number number ? number.intValue() : 0;
                }
            }
        }
        throw none(404, "pod " + pod.id().name() + " has no port named " + name);
    }
}
