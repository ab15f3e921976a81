package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Nodes.child;
import static io.github.sarvanom.rehearsal.admission.Nodes.fill;
import static io.github.sarvanom.rehearsal.admission.Nodes.isMissing;
import static io.github.sarvanom.rehearsal.admission.Nodes.items;

import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.store.StoredObject;
import io.github.sarvanom.rehearsal.store.Writing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds what the server itself gives a new object and no writer owns: a service's address of 10.96.0.0/16 and ports from 30000 to
 * 32767, the selector of a job, and the finalizers of namespaces and claims.
 */
public final class Allocations {
    /** Keeps a claim for as long as a pod uses it. */
    public static final String CLAIM_PROTECTION = "kubernetes.io/pvc-protection";

    private static final int ADDRESSES = 65_000;
    private static final int FIRST_ADDRESS = 10;
    private static final int FIRST_PORT = 30_000;
    private static final int PORTS = 2_768;

    private Allocations() {}

    /** Gives a new object what it does not ask for itself. */
    public static void allocate(Writing writing, Resource resource, ObjectNode object) {
        if (resource.is("Namespace")) {
            child(object, "spec").putArray("finalizers").add("kubernetes");
        } else if (resource.is("PersistentVolumeClaim")) {
            child(object, "metadata").withArray("finalizers").add(CLAIM_PROTECTION);
        } else if (resource.is("Service")) {
            address(writing, resource, object);
        } else if (resource.is("Job")) {
            own(object);
        }
    }

    /** A job finds its pods by its own uid, unless its writer says by what ({@code manualSelector}). */
    private static void own(ObjectNode job) {
        ObjectNode spec = child(job, "spec");
        if (spec.path("manualSelector").asBoolean(false)) {
            return;
        }
        String name = job.path("metadata").path("name").asString("");
        String uid = job.path("metadata").path("uid").asString("");
        ObjectNode labels = child(child(child(spec, "template"), "metadata"), "labels");
        fill(labels, "batch.kubernetes.io/controller-uid", uid);
        fill(labels, "batch.kubernetes.io/job-name", name);
        fill(labels, "controller-uid", uid);
        fill(labels, "job-name", name);
        child(child(spec, "selector"), "matchLabels").put("batch.kubernetes.io/controller-uid", uid);
        fill(child(job, "metadata"), "labels", labels.deepCopy());
    }

    private static void address(Writing writing, Resource resource, ObjectNode object) {
        ObjectNode spec = child(object, "spec");
        String type = spec.path("type").asString("");
        if (type.equals("ExternalName")) {
            return;
        }
        List<StoredObject> others = writing.list(resource.qualified());
        if (isMissing(spec, "clusterIP")) {
            spec.put("clusterIP", freeAddress(others, object));
        }
        if (spec.path("clusterIPs").isEmpty()) {
            spec.putArray("clusterIPs").add(spec.path("clusterIP").asString(""));
        }
        if (spec.path("ipFamilies").isEmpty()) {
            spec.putArray("ipFamilies").add("IPv4");
        }
        fill(spec, "ipFamilyPolicy", "SingleStack");
        if (type.equals("NodePort") || type.equals("LoadBalancer")) {
            givePorts(others, spec);
        }
    }

    private static String freeAddress(List<StoredObject> services, ObjectNode object) {
        Set<String> taken = new HashSet<>();
        services.forEach(service ->
                taken.add(service.tree().path("spec").path("clusterIP").asString("")));
        int start =
                Math.floorMod(object.path("metadata").path("uid").asString("").hashCode(), ADDRESSES);
        for (int i = 0; i < ADDRESSES; i++) {
            int number = (start + i) % ADDRESSES + FIRST_ADDRESS;
            String address = "10.96." + (number >> 8) + "." + (number & 0xff);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw new IllegalStateException("the rehearsal has no service address left");
    }

    private static void givePorts(List<StoredObject> services, ObjectNode spec) {
        Set<Integer> taken = new HashSet<>();
        services.forEach(service -> service.tree()
                .path("spec")
                .path("ports")
                .forEach(port -> taken.add(port.path("nodePort").asInt(0))));
        for (ObjectNode port : items(spec.path("ports"))) {
            int candidate = FIRST_PORT + Math.floorMod(port.path("port").asInt(0), PORTS);
            while (isMissing(port, "nodePort") && taken.contains(candidate)) {
                candidate = FIRST_PORT + (candidate - FIRST_PORT + 1) % PORTS;
            }
            fill(port, "nodePort", candidate);
            taken.add(port.path("nodePort").asInt(0));
        }
    }

    /** A changed service that does not name its addresses and ports keeps them. */
    public static void carryOver(Resource resource, JsonNode old, ObjectNode next) {
        if (!resource.is("Service")
                || next.path("spec").path("type").asString("").equals("ExternalName")) {
            return;
        }
        ObjectNode spec = child(next, "spec");
        for (String field : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
            JsonNode before = old.path("spec").get(field);
            if (before != null) {
                fill(spec, field, before);
            }
        }
        if (!spec.path("type").asString("").equals("ClusterIP")) {
            for (ObjectNode port : items(spec.path("ports"))) {
                for (JsonNode before : old.path("spec").path("ports")) {
                    if (before.path("port").equals(port.path("port")) && before.has("nodePort")) {
                        fill(port, "nodePort", before.path("nodePort"));
                    }
                }
            }
        }
    }
}
