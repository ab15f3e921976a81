package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.store.Meta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One port of one Service.
 *
 * @param name the Service's
 * @param address of 127.0.0.0/8
 */
record ServiceAddress(String namespace, String name, String address, int port) implements Comparable<ServiceAddress> {
    private static final String HERE = "127.0.0.1";
    private static final Comparator<ServiceAddress> ORDER = Comparator.comparing(ServiceAddress::address)
            .thenComparingInt(ServiceAddress::port)
            .thenComparing(ServiceAddress::namespace)
            .thenComparing(ServiceAddress::name);

    @Override
    public int compareTo(ServiceAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name + " at " + address + ":" + port;
    }

    /** The address on loopback that stands for a cluster's own: 10.96.1.2 becomes 127.96.1.2; empty for a Service without one. */
    static String loopback(JsonNode service) {
        String address = service.path("spec").path("clusterIP").asString("");
        return address.matches("[0-9.]+") ? address.replaceFirst("^\\d+", "127") : "";
    }

    /** The same Service, for callers of this machine that are no pods. */
    ServiceAddress here() {
        return new ServiceAddress(namespace, name, HERE, port);
    }

    boolean isHere() {
        return address.equals(HERE);
    }

    /** Each port of a Service, with the ready pods behind it (endpoint slice controller: a pod that goes is out at once). */
    static Map<ServiceAddress, List<Endpoint>> of(ObjectNode service, List<ObjectNode> pods) {
        Map<ServiceAddress, List<Endpoint>> ports = new HashMap<>();
        String address = loopback(service);
        if (!address.isEmpty()) {
            List<ObjectNode> ready = ready(service, pods);
            for (JsonNode port : service.path("spec").path("ports")) {
                ports.put(
                        new ServiceAddress(
                                Meta.namespace(service),
                                Meta.name(service),
                                address,
                                port.path("port").asInt(0)),
                        endpoints(ready, port));
            }
        }
        return ports;
    }

    /** The ready pods that a Service selects. */
    static List<ObjectNode> ready(ObjectNode service, List<ObjectNode> pods) {
        Map<String, String> selector = Meta.texts(service.path("spec").path("selector"));
        return selector.isEmpty()
                ? List.of()
                : pods.stream()
                        .filter(pod -> Meta.namespace(pod).equals(Meta.namespace(service)))
                        .filter(pod -> Meta.labels(pod).entrySet().containsAll(selector.entrySet()))
                        .filter(pod -> !Meta.isBeingDeleted(pod) && isReady(pod))
                        .toList();
    }

    private static boolean isReady(ObjectNode pod) {
        return pod.path("status")
                .path("conditions")
                .valueStream()
                .anyMatch(condition -> condition.path("type").asString("").equals("Ready")
                        && condition.path("status").asString("").equals("True"));
    }

    private static List<Endpoint> endpoints(List<ObjectNode> ready, JsonNode port) {
        JsonNode target = port.has("targetPort") ? port.path("targetPort") : port.path("port");
        List<Endpoint> endpoints = new ArrayList<>();
        for (ObjectNode pod : ready) {
            int number = pod.path("spec")
                    .path("containers")
                    .valueStream()
                    .mapToInt(container -> ContainerPorts.number(container, target))
                    .filter(each -> each > 0)
                    .findFirst()
                    .orElse(0);
            String address = pod.path("status").path("podIP").asString("");
            if (number > 0 && address.startsWith("127.")) {
                endpoints.add(new Endpoint(address, number));
            }
        }
        return endpoints;
    }
}
