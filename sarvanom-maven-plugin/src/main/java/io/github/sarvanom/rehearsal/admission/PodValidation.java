package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Names.quoted;

import io.github.sarvanom.rehearsal.schema.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What an API server finds wrong with pods and pod templates most often. */
final class PodValidation {
    private final List<Cause> causes;
    private final Set<String> volumes = new HashSet<>();

    PodValidation(List<Cause> causes) {
        this.causes = causes;
    }

    /** A StatefulSet's claims are volumes of its pods, too. */
    PodValidation withClaims(JsonNode templates) {
        templates.forEach(
                claim -> volumes.add(claim.path("metadata").path("name").asString("")));
        return this;
    }

    void check(JsonNode spec, Trail at) {
        volumes(spec.path("volumes"), at.child("volumes"));
        Set<String> names = new HashSet<>();
        containers(spec.path("containers"), at.child("containers"), names);
        containers(spec.path("initContainers"), at.child("initContainers"), names);
        if (spec.path("containers").isEmpty()) {
            causes.add(Cause.required(at.child("containers"), ""));
        }
        name(spec.path("serviceAccountName"), at.child("serviceAccountName"));
        JsonNode grace = spec.path("terminationGracePeriodSeconds");
        Names.notNegative(grace, at.child("terminationGracePeriodSeconds"), causes);
        oneOf(spec.path("restartPolicy"), at.child("restartPolicy"), "Always", "OnFailure", "Never");
    }

    private void name(JsonNode name, Trail at) {
        if (!name.asString("").isEmpty()) {
            Names.SUBDOMAIN.check(name.asString(""), at, causes);
        }
    }

    private void oneOf(JsonNode value, Trail at, String... supported) {
        String text = value.asString("");
        if (!text.isEmpty() && !List.of(supported).contains(text)) {
            causes.add(Cause.unsupported(at, quoted(text), supported));
        }
    }

    private void volumes(JsonNode list, Trail at) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode volume = list.get(i);
            Trail here = at.item(i);
            int before = causes.size();
            if (volume.path("configMap").isObject()
                    && volume.path("configMap").path("name").asString("").isEmpty()) {
                causes.add(Cause.required(here.child("configMap").child("name"), ""));
            }
            if (volume.path("secret").isObject()
                    && volume.path("secret").path("secretName").asString("").isEmpty()) {
                causes.add(Cause.required(here.child("secret").child("secretName"), ""));
            }
            if (volume.size() > 2) {
                causes.add(Cause.forbidden(
                        here.child(volume.propertyNames().stream()
                                .skip(2)
                                .findFirst()
                                .orElse("")),
                        "may not specify more than 1 volume type"));
            }
            boolean broken = causes.size() > before;
            named(volume.path("name").asString(""), here.child("name"), broken ? new HashSet<>() : volumes);
        }
    }

    /** A name that must be there, be a label and differ from the others. */
    private void named(String name, Trail at, Set<String> others) {
        if (name.isEmpty()) {
            causes.add(Cause.required(at, ""));
            return;
        }
        int before = causes.size();
        Names.LABEL.check(name, at, causes);
        if (causes.size() == before && !others.add(name)) {
            causes.add(Cause.duplicate(at, quoted(name)));
        }
    }

    private void containers(JsonNode list, Trail at, Set<String> names) {
        for (int i = 0; i < list.size(); i++) {
            container(list.get(i), at.item(i), names);
        }
    }

    private void container(JsonNode container, Trail at, Set<String> names) {
        boolean duplicate = !names.add(container.path("name").asString(""));
        named(container.path("name").asString(""), at.child("name"), new HashSet<>());
        if (container.path("image").asString("").isEmpty()) {
            causes.add(Cause.required(at.child("image"), ""));
        }
        ports(container.path("ports"), at.child("ports"));
        environment(container.path("env"), at.child("env"));
        mounts(container.path("volumeMounts"), at.child("volumeMounts"));
        oneOf(container.path("imagePullPolicy"), at.child("imagePullPolicy"), "Always", "IfNotPresent", "Never");
        new ResourceValidation(causes).check(container.path("resources"), at.child("resources"));
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.path(probe).isObject()) {
                probe(container.path(probe), at.child(probe), !probe.equals("readinessProbe"));
            }
        }
        if (duplicate) {
            causes.add(Cause.duplicate(
                    at.child("name"), quoted(container.path("name").asString(""))));
        }
    }

    private void ports(JsonNode ports, Trail at) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String name = port.path("name").asString("");
            if (!name.isEmpty()) {
                int before = causes.size();
                Names.portName(name, at.item(i).child("name"), causes);
                if (causes.size() == before && !names.add(name)) {
                    causes.add(Cause.duplicate(at.item(i).child("name"), quoted(name)));
                }
            }
            if (port.path("containerPort").asInt(0) == 0) {
                causes.add(Cause.required(at.item(i).child("containerPort"), ""));
            } else {
                Names.portNumber(port.path("containerPort").asInt(0), at.item(i).child("containerPort"), causes);
            }
            oneOf(port.path("protocol"), at.item(i).child("protocol"), "SCTP", "TCP", "UDP");
        }
    }

    private void environment(JsonNode variables, Trail at) {
        for (int i = 0; i < variables.size(); i++) {
            JsonNode variable = variables.get(i);
            Trail here = at.item(i);
            if (variable.path("name").asString("").isEmpty()) {
                causes.add(Cause.required(here.child("name"), ""));
            }
            JsonNode from = variable.path("valueFrom");
            if (from.isMissingNode()) {
                continue;
            }
            if (!variable.path("value").asString("").isEmpty()) {
                causes.add(Cause.invalid(
                        here.child("valueFrom"), "\"\"", "may not be specified when `value` is not empty"));
            }
            for (String source : List.of("configMapKeyRef", "secretKeyRef")) {
                if (from.path(source).isObject()
                        && from.path(source).path("key").asString("").isEmpty()) {
                    causes.add(
                            Cause.required(here.child("valueFrom").child(source).child("key"), ""));
                }
            }
        }
    }

    private void mounts(JsonNode mounts, Trail at) {
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < mounts.size(); i++) {
            String name = mounts.get(i).path("name").asString("");
            String path = mounts.get(i).path("mountPath").asString("");
            Trail here = at.item(i);
            if (name.isEmpty()) {
                causes.add(Cause.required(here.child("name"), ""));
            } else if (!volumes.contains(name)) {
                causes.add(Cause.notFound(here.child("name"), quoted(name)));
            }
            if (path.isEmpty()) {
                causes.add(Cause.required(here.child("mountPath"), ""));
            }
            if (!paths.add(path)) {
                causes.add(Cause.invalid(here.child("mountPath"), quoted(path), "must be unique"));
            }
        }
    }

    private void probe(JsonNode probe, Trail at, boolean oneSuccess) {
        List<String> handlers = List.of("exec", "httpGet", "tcpSocket", "grpc");
        if (handlers.stream().noneMatch(probe::has)) {
            causes.add(Cause.required(at, "must specify a handler type"));
        }
        for (String handler : List.of("httpGet", "tcpSocket")) {
            if (probe.has(handler)) {
                Names.port(probe.path(handler).path("port"), at.child(handler).child("port"), causes);
            }
        }
        for (String field : List.of(
                "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")) {
            Names.notNegative(probe.path(field), at.child(field), causes);
        }
        if (oneSuccess && probe.path("successThreshold").asInt(1) != 1) {
            causes.add(Cause.invalid(
                    at.child("successThreshold"), probe.path("successThreshold").toString(), "must be 1"));
        }
    }
}
