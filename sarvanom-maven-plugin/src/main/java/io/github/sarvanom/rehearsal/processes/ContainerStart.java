package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.controllers.PodDependencies;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Starts and stops the processes of one pod. */
final class ContainerStart {
    private final Workshop shop;
    private final PodSandbox sandbox;
    private final ObjectKey key;
    private final PodDependencies dependencies;

    ContainerStart(Workshop shop, PodSandbox sandbox, ObjectKey key) {
        this.shop = shop;
        this.sandbox = sandbox;
        this.key = key;
        this.dependencies = new PodDependencies(shop.node().client());
    }

    /** Begins to start a container, which goes on on another thread. */
    Attempt begin(ObjectNode pod, ObjectNode container, int restart) {
        String name = container.path("name").asString("");
        LogFile log = new LogFile(logFile(name, restart), shop.node().clock());
        log.tell(line -> shop.log().wrote(Meta.name(pod), name, line));
        String id = "rehearsal://" + UUID.randomUUID().toString().replace("-", "");
        return new Attempt(id, log, CompletableFuture.supplyAsync(() -> start(pod, container, log), shop.helpers()));
    }

    private Path logFile(String container, int restart) {
        try {
            return sandbox.log(container, restart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningProcess start(ObjectNode pod, ObjectNode container, LogFile log) {
        try {
            RunningProcess process = RunningProcess.start(plan(pod, container), log);
            shop.log().started(Meta.name(pod), container.path("name").asString(""), process.pid());
            return process;
        } catch (IOException e) {
            throw new CompletionException(new StartFailure("RunContainerError", e.toString()));
        } catch (StartFailure e) {
            throw new CompletionException(e);
        }
    }

    private LaunchPlan plan(ObjectNode pod, ObjectNode container) throws IOException, StartFailure {
        Optional<String> missing = dependencies.missingConfiguration(pod, container);
        if (missing.isPresent()) {
            throw new StartFailure("CreateContainerConfigError", missing.get());
        }
        UnpackedImage image = shop.images().unpack(container.path("image").asString(""));
        Map<String, Path> places = new HashMap<>();
        places.put("/app", image.root().resolve("app"));
        places.putAll(new Volumes(shop.node().client(), pod, sandbox.folder().resolve("volumes"), sandbox.secrets())
                .mounted(container));
        return LaunchPlan.of(image, container, environment(pod, container), new PathMap(places), surroundings(places));
    }

    private Map<String, String> environment(ObjectNode pod, ObjectNode container) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("HOSTNAME", Meta.name(pod));
        environment.putAll(ContainerEnvironment.of(shop.node().client(), pod, container, sandbox.address()));
        return environment;
    }

    private LaunchPlan.Surroundings surroundings(Map<String, Path> places) {
        return new LaunchPlan.Surroundings(
                shop.java(),
                shop.agent(),
                sandbox.address() + "," + sandbox.own() + ","
                        + ProcessHandle.current().pid(),
                sandbox.hosts(),
                places.getOrDefault("/tmp", sandbox.folder().resolve("tmp")));
    }

    /** Gives a process that has just started its probes. */
    void probe(ObjectNode pod, ObjectNode container, Attempt attempt, String now) {
        new ContainerProbes(shop, sandbox, key, pod, container).begin(attempt, now);
    }

    /** Ends a process on another thread: what is to be done before, SIGTERM, and SIGKILL when the grace is over. */
    void stop(JsonNode container, Attempt attempt, Duration grace) {
        attempt.stopping();
        attempt.endProbes();
        long begin = System.nanoTime();
        CompletableFuture<Void> unused = attempt.start()
                .thenAcceptAsync(
                        process -> {
                            try {
                                new PreStop(sandbox.address(), container).await(grace);
                                process.stop(grace.minusNanos(System.nanoTime() - begin));
                            } catch (InterruptedException e) {
                                process.kill();
                                Thread.currentThread().interrupt();
                            }
                        },
                        shop.helpers());
    }
}
