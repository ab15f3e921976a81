package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.controllers.Node;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The probes of one container, and what follows from their answers. */
final class ContainerProbes {
    private final Workshop shop;
    private final PodSandbox sandbox;
    private final ObjectKey key;
    private final ObjectNode pod;
    private final ObjectNode container;

    ContainerProbes(Workshop shop, PodSandbox sandbox, ObjectKey key, ObjectNode pod, ObjectNode container) {
        this.shop = shop;
        this.sandbox = sandbox;
        this.key = key;
        this.pod = pod;
        this.container = container;
    }

    void begin(Attempt attempt, String now) {
        List<Probing> all = new ArrayList<>();
        Optional<Probing> startup = probing(Probing.Kind.STARTUP, "startupProbe", attempt);
        Optional<Probing> readiness = probing(Probing.Kind.READINESS, "readinessProbe", attempt);
        startup.ifPresent(all::add);
        readiness.ifPresent(all::add);
        probing(Probing.Kind.LIVENESS, "livenessProbe", attempt).ifPresent(all::add);
        attempt.begun(now, all, startup.orElse(null), readiness.orElse(null));
    }

    private Optional<Probing> probing(Probing.Kind kind, String field, Attempt attempt) {
        JsonNode probe = container.path(field);
        return probe.isObject()
                ? action(probe)
                        .map(action -> new Probing(
                                shop.pace().rule(probe),
                                action,
                                shop.probes(),
                                (probing, answer) -> heard(kind, probe, attempt, probing, answer)))
                : Optional.empty();
    }

    /** A command is none that can be asked: it belongs to the image's files, which are not this machine's. */
    private Optional<ProbeAction> action(JsonNode probe) {
        String address = sandbox.address();
        if (probe.has("httpGet")) {
            JsonNode get = probe.path("httpGet");
            return Optional.of(new HttpProbe(address, ContainerPorts.number(container, get.path("port")), get));
        }
        if (probe.has("tcpSocket")) {
            JsonNode port = probe.path("tcpSocket").path("port");
            return Optional.of(new TcpProbe(address, ContainerPorts.number(container, port)));
        }
        return Optional.empty();
    }

    private void heard(Probing.Kind kind, JsonNode probe, Attempt attempt, Probing probing, ProbeAnswer answer) {
        shop.node().loop().run(() -> act(kind, probe, attempt, probing, answer));
        shop.node().loop().ask(key);
    }

    /** On the controllers' thread. */
    private void act(Probing.Kind kind, JsonNode probe, Attempt attempt, Probing probing, ProbeAnswer answer) {
        if (attempt.isStopping() || !attempt.process().isAlive()) {
            return;
        }
        if (!answer.success()) {
            shop.node()
                    .events()
                    .warning(pod, Node.KUBELET, "Unhealthy", kind.word() + " probe failed: " + answer.message());
        }
        if (kind == Probing.Kind.STARTUP && probing.holds()) {
            attempt.started();
        }
        if (kind != Probing.Kind.READINESS && probing.hasFailed()) {
            restart(kind, probe, attempt);
        }
    }

    private void restart(Probing.Kind kind, JsonNode probe, Attempt attempt) {
        String what = kind == Probing.Kind.STARTUP ? "startup" : "liveness";
        shop.node()
                .events()
                .normal(
                        pod,
                        Node.KUBELET,
                        "Killing",
                        "Container " + container.path("name").asString("") + " failed " + what
                                + " probe, will be restarted");
        int podGrace = pod.path("spec").path("terminationGracePeriodSeconds").asInt(30);
        int grace = probe.path("terminationGracePeriodSeconds").asInt(podGrace);
        new ContainerStart(shop, sandbox, key).stop(container, attempt, Duration.ofSeconds(grace));
    }
}
