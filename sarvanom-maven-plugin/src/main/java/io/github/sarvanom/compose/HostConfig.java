package io.github.sarvanom.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of a container that depends on the machine: ports, volumes, limits, rights. */
final class HostConfig {
    private final String project;
    private final Map<String, Object> content;
    private final List<PublishedPort> ports;

    HostConfig(String project, Map<String, Object> content, List<PublishedPort> ports) {
        this.project = project;
        this.content = content;
        this.ports = ports;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new TreeMap<>();
        body.put("NetworkMode", ContainerSpec.network(project));
        body.put("PortBindings", bindings());
        body.put("Binds", binds());
        Map<String, Object> limits = Fields.map(content, "deploy", "resources", "limits");
        body.put("NanoCpus", Amounts.nanoCores(Fields.text(limits, "cpus")).orElse(0));
        body.put("Memory", Amounts.bytes(Fields.text(limits, "memory")).orElse(0));
        Map<String, Object> reserved = Fields.map(content, "deploy", "resources", "reservations");
        body.put(
                "MemoryReservation",
                Amounts.bytes(Fields.text(reserved, "memory")).orElse(0));
        body.put("ReadonlyRootfs", Boolean.parseBoolean(Fields.text(content, "read_only")));
        body.put("Init", Boolean.parseBoolean(Fields.text(content, "init")));
        body.put("Tmpfs", tmpfs());
        list(body, "CapDrop", "cap_drop");
        list(body, "CapAdd", "cap_add");
        list(body, "SecurityOpt", "security_opt");
        list(body, "ExtraHosts", "extra_hosts");
        String restart = Fields.text(content, "restart");
        body.put("RestartPolicy", Map.of("Name", restart.isEmpty() ? "no" : restart));
        return body;
    }

    private Map<String, Object> bindings() {
        Map<String, Object> bindings = new TreeMap<>();
        for (PublishedPort port : ports) {
            List<Object> outside = new ArrayList<>(Fields.list(bindings.get(port.inside())));
            outside.add(Map.of("HostIp", port.address(), "HostPort", Integer.toString(port.outside())));
            bindings.put(port.inside(), outside);
        }
        return bindings;
    }

    /** A volume's name gets the project before it; a path stays. */
    private List<String> binds() {
        return Fields.list(content, "volumes").stream()
                .map(Object::toString)
                .map(volume -> volume.matches("[A-Za-z0-9][\\w.-]*:.*") ? project + "_" + volume : volume)
                .toList();
    }

    /** Options by folder: {@code /run:size=64m}. */
    private Map<String, Object> tmpfs() {
        Map<String, Object> folders = new TreeMap<>();
        for (Object each : Fields.list(content, "tmpfs")) {
            String[] parts = each.toString().split(":", 2);
            folders.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return folders;
    }

    private void list(Map<String, Object> body, String key, String from) {
        List<Object> list = Fields.list(content, from);
        if (!list.isEmpty()) {
            body.put(key, list);
        }
    }
}
