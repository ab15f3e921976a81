package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes Services real on loopback: each has an address of its own, at which a forwarder listens for as long as a pod behind it is ready,
 * and each pod has a file of names in which it finds them.
 */
final class ServiceNetwork {
    private final InternalClient client;
    private final String namespace;
    private final ProcessLog log;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Workshop.daemon("rehearsal-network"));
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Map<PodSandbox, ObjectNode> members = new ConcurrentHashMap<>();
    private final Map<ServiceAddress, Forwarder> forwarders = new TreeMap<>();
    private final Set<ServiceAddress> refused = new HashSet<>();
    private volatile boolean doorsOpen;

    /** @param namespace whose Services are opened; the names of all are known */
    ServiceNetwork(InternalClient client, String namespace, ProcessLog log) {
        this.client = client;
        this.namespace = namespace;
        this.log = log;
    }

    /** A pod begins; its names are there when this returns. */
    void join(ObjectNode pod, PodSandbox sandbox) throws IOException {
        members.put(sandbox, pod);
        write(HostsFile.text(client.list("Service", ""), pod, sandbox), sandbox.hosts());
    }

    /** Services are reached at 127.0.0.1 too from now on, at the ports that they have. */
    void openDoors() {
        doorsOpen = true;
    }

    void leave(PodSandbox sandbox) {
        members.remove(sandbox);
    }

    /** Pods or Services have changed; what follows is done on a thread of its own. */
    void changed() {
        if (asked.compareAndSet(false, true)) {
            try {
                thread.execute(this::follow);
            } catch (RejectedExecutionException e) {
                // the run is ending
            }
        }
    }

    private void follow() {
        asked.set(false);
        List<ObjectNode> services = client.list("Service", "");
        Map<ServiceAddress, List<Endpoint>> wanted = wanted();
        forwarders.entrySet().removeIf(each -> {
            boolean gone = !wanted.containsKey(each.getKey());
            if (gone) {
                each.getValue().close();
            }
            return gone;
        });
        wanted.forEach(this::lead);
        if (doorsOpen) {
            wanted.keySet().stream().filter(address -> !address.isHere()).forEach(this::tell);
        }
        members.forEach((sandbox, pod) -> name(services, pod, sandbox));
    }

    private Map<ServiceAddress, List<Endpoint>> wanted() {
        List<ObjectNode> pods = client.list("Pod", namespace);
        Map<ServiceAddress, List<Endpoint>> wanted = new TreeMap<>();
        client.list("Service", namespace).forEach(service -> wanted.putAll(ServiceAddress.of(service, pods)));
        wanted.values().removeIf(List::isEmpty);
        if (doorsOpen) {
            Map.copyOf(wanted).forEach((address, endpoints) -> wanted.put(address.here(), endpoints));
        }
        return wanted;
    }

    /** A port that somebody else has at 127.0.0.1 is free at the Service's own address. */
    private void tell(ServiceAddress service) {
        ServiceAddress open = forwarders.containsKey(service.here()) ? service.here() : service;
        log.opened(open.name(), "http://" + open.address() + ":" + open.port());
    }

    private void lead(ServiceAddress address, List<Endpoint> endpoints) {
        Forwarder known = forwarders.get(address);
        if (known != null) {
            known.leadTo(endpoints);
            return;
        }
        try {
            forwarders.put(address, Forwarder.open(address, new ArrayList<>(endpoints)));
        } catch (IOException e) {
            if (refused.add(address)) {
                log.hindered("Service " + address + " cannot be opened: " + e.getMessage());
            }
        }
    }

    private void name(List<ObjectNode> services, ObjectNode pod, PodSandbox sandbox) {
        try {
            write(HostsFile.text(services, pod, sandbox), sandbox.hosts());
        } catch (IOException e) {
            log.hindered("the names of pod " + Meta.name(pod) + " cannot be written: " + e.getMessage());
        }
    }

    /** Whole or not at all: a JVM may be reading it. */
    private static void write(String text, Path file) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Path aside = Files.writeString(file.resolveSibling("hosts.new"), text);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    void close() {
        thread.shutdownNow();
        forwarders.values().forEach(Forwarder::close);
    }
}
