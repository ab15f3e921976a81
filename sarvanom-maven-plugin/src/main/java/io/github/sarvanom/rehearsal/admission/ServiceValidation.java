package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Names.quoted;

import io.github.sarvanom.rehearsal.schema.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an API server finds wrong with services. */
final class ServiceValidation {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]+");
    private static final Trail SPEC = Trail.ROOT.child("spec");

    private final List<Cause> causes;

    ServiceValidation(List<Cause> causes) {
        this.causes = causes;
    }

    void check(JsonNode service) {
        JsonNode spec = service.path("spec");
        String type = spec.path("type").asString("");
        boolean headless = spec.path("clusterIP").asString("").equals("None");
        JsonNode ports = spec.path("ports");
        if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
            causes.add(Cause.required(SPEC.child("ports"), ""));
        }
        ports(ports, type);
        Names.labels(spec.path("selector"), SPEC.child("selector"), causes);
        if (!List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort").contains(type)) {
            causes.add(Cause.unsupported(
                    SPEC.child("type"), quoted(type), "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"));
        }
        if (type.equals("ExternalName")
                && spec.path("externalName").asString("").isEmpty()) {
            causes.add(Cause.invalid(
                    SPEC.child("externalName"), "\"\"", "a lowercase RFC 1123 subdomain must not be empty"));
        }
        address(spec, headless);
    }

    private void address(JsonNode spec, boolean headless) {
        String address = spec.path("clusterIP").asString("");
        if (address.isEmpty() || headless) {
            return;
        }
        if (!ADDRESS.matcher(address).matches()) {
            causes.add(Cause.invalid(
                    SPEC.child("clusterIPs").item(0),
                    quoted(address),
                    "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
        } else if (!address.startsWith("10.96.")) {
            causes.add(Cause.invalid(
                    SPEC.child("clusterIPs"),
                    "[" + quoted(address) + "]",
                    "failed to allocate IP " + address + ": the provided network does not match the current range"));
        }
    }

    private void ports(JsonNode ports, String type) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            Trail at = SPEC.child("ports").item(i);
            String name = port.path("name").asString("");
            if (name.isEmpty() && ports.size() > 1) {
                causes.add(Cause.required(at.child("name"), ""));
            } else if (!name.isEmpty()) {
                Names.LABEL.check(name, at.child("name"), causes);
                if (!names.add(name)) {
                    causes.add(Cause.duplicate(at.child("name"), quoted(name)));
                }
            }
            Names.portNumber(port.path("port").asInt(0), at.child("port"), causes);
            Names.port(port.path("targetPort"), at.child("targetPort"), causes);
            if (type.equals("ClusterIP") && port.path("nodePort").asInt(0) != 0) {
                causes.add(Cause.forbidden(at.child("nodePort"), "may not be used when `type` is 'ClusterIP'"));
            }
        }
        duplicates(ports);
    }

    private void duplicates(JsonNode ports) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String protocol = port.path("protocol").asString("");
            int number = port.path("port").asInt(0);
            if (!seen.add(protocol + number)) {
                String shown = "{\"Name\":\"\",\"Protocol\":" + quoted(protocol) + ",\"AppProtocol\":null,\"Port\":"
                        + number + ",\"TargetPort\":0,\"NodePort\":0}";
                causes.add(Cause.duplicate(SPEC.child("ports").item(i), shown));
            }
        }
    }

    void checkUpdate(JsonNode old, JsonNode next) {
        String before = old.path("spec").path("clusterIP").asString("");
        String after = next.path("spec").path("clusterIP").asString("");
        boolean external = next.path("spec").path("type").asString("").equals("ExternalName");
        if (!before.isEmpty() && !before.equals(after) && !external) {
            causes.removeIf(cause -> cause.field().startsWith("spec.clusterIPs"));
            causes.add(Cause.invalid(
                    SPEC.child("clusterIPs").item(0), "[" + quoted(after) + "]", "may not change once set"));
        }
    }
}
