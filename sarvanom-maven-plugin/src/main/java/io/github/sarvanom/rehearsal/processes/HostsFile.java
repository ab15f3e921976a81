package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.store.Meta;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The names that a pod knows, in the form of {@code /etc/hosts}: its own, and those of Services as a cluster's DNS has them. */
final class HostsFile {
    private static final String CLUSTER_DOMAIN = "cluster.local";

    private HostsFile() {}

    static String text(List<ObjectNode> services, ObjectNode pod, PodSandbox sandbox) {
        List<String> lines = new ArrayList<>();
        lines.add("127.0.0.1 localhost");
        lines.add(sandbox.address() + " " + Meta.name(pod));
        machine().ifPresent(name -> lines.add(sandbox.address() + " " + name));
        for (ObjectNode service : services) {
            String address = ServiceAddress.loopback(service);
            if (!address.isEmpty()) {
                names(service, Meta.namespace(pod)).forEach(name -> lines.add(address + " " + name));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Short within the namespace only (Kubernetes, "DNS for Services and Pods"). */
    private static List<String> names(JsonNode service, String namespaceOfPod) {
        String qualified = Meta.name(service) + "." + Meta.namespace(service);
        List<String> names = new ArrayList<>();
        if (Meta.namespace(service).equals(namespaceOfPod)) {
            names.add(Meta.name(service));
        }
        names.addAll(List.of(qualified, qualified + ".svc", qualified + ".svc." + CLUSTER_DOMAIN));
        return names;
    }

    /** A JVM asks the system for its host's name, which is this machine's, and then for that name's address. */
    private static Optional<String> machine() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.equals("localhost") ? Optional.empty() : Optional.of(name);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
