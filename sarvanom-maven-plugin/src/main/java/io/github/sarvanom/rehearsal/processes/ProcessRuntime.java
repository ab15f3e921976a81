package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.api.ApiResponse;
import io.github.sarvanom.rehearsal.api.ContainerLog;
import io.github.sarvanom.rehearsal.api.RunningPods;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import io.github.sarvanom.rehearsal.controllers.ContainerRuntime;
import io.github.sarvanom.rehearsal.controllers.Node;
import io.github.sarvanom.rehearsal.controllers.RehearsedContainers;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs pods as processes of this machine. A container whose image was not built here only pretends. */
public final class ProcessRuntime implements ContainerRuntime, RunningPods {
    private static final Duration LAST_GRACE = Duration.ofSeconds(5);

    private final Machine machine;
    private final Workshop shop;
    private final PrivateFolder secrets;
    private final Voice voice;
    private final RehearsedContainers pretended;
    private final ServiceNetwork network;
    private final Map<String, PodLife> pods = new ConcurrentHashMap<>();
    private @Nullable RunLock lock;
    private volatile boolean on;

    /**
     * What a machine has to offer.
     *
     * @param folder for unpacked images, volumes and logs; kept between runs
     * @param temporary for what must not be kept, where the system has no folder in memory
     * @param javaHome of the running JVM
     * @param namespace whose pods are run; those of others, of another environment perhaps, stay as they are
     */
    public record Machine(Path folder, Path temporary, Path javaHome, ImageSource images, String namespace) {}

    private ProcessRuntime(
            Machine machine, Workshop shop, PrivateFolder secrets, Voice voice, RehearsedContainers pretended) {
        this.machine = machine;
        this.shop = shop;
        this.secrets = secrets;
        this.voice = voice;
        this.pretended = pretended;
        this.network = new ServiceNetwork(shop.node().client(), machine.namespace(), shop.log());
    }

    /** Off at first. */
    public static ProcessRuntime open(Machine machine, Node node, Behaviour others) {
        try {
            Path agent = AgentJar.write(machine.folder());
            ImageUnpacker images =
                    new ImageUnpacker(machine.images(), machine.folder().resolve("images"));
            Path java = machine.javaHome().resolve("bin").resolve("java");
            Voice voice = new Voice();
            Workshop shop = Workshop.open(node, images, java, agent, voice);
            PrivateFolder secrets = PrivateFolder.open(machine.temporary());
            return new ProcessRuntime(machine, shop, secrets, voice, new RehearsedContainers(node, others));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be called before pods are taken up: Services are reached at 127.0.0.1 too, and probes are asked each second. */
    public void serveThisMachine() {
        network.openDoors();
        shop.pace().hurry();
    }

    /**
     * Takes pods up from now on; they are to be asked for again by the caller.
     *
     * @throws SarvanomException when another run has taken them up
     */
    public void switchOn(ProcessLog log) {
        lock = RunLock.take(machine.folder());
        voice.speakTo(log);
        forgetPodsThatAreGone();
        on = true;
        network.changed();
    }

    public boolean isOn() {
        return on;
    }

    @Override
    public boolean takes(String namespace) {
        return on && namespace.equals(machine.namespace());
    }

    /** Pods or Services have changed. */
    public void changed() {
        if (on) {
            network.changed();
        }
    }

    @Override
    public String address(ObjectNode pod) {
        return PodSandbox.address(pod);
    }

    @Override
    public List<ObjectNode> statuses(ObjectNode pod, ObjectKey key) {
        return pods.computeIfAbsent(Meta.uid(pod), uid -> begin(pod, key)).statuses(pod);
    }

    private PodLife begin(ObjectNode pod, ObjectKey key) {
        try {
            PodSandbox sandbox = PodSandbox.make(pod, podsFolder(), secrets.path());
            network.join(pod, sandbox);
            return new PodLife(shop, pretended, sandbox, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody else has processes now, so that nothing of this is in use. */
    private void forgetPodsThatAreGone() {
        List<ObjectNode> there = shop.node().client().list("Pod", "");
        Set<String> references = there.stream()
                .flatMap(pod -> pod.path("spec").path("containers").valueStream())
                .map(container -> container.path("image").asString(""))
                .collect(Collectors.toSet());
        try {
            shop.images().keepOnly(references);
            Folders.keepOnly(there.stream().map(Meta::uid).collect(Collectors.toSet()), podsFolder());
        } catch (IOException e) {
            voice.hindered("what earlier runs have left could not be deleted: " + e.getMessage());
        }
    }

    private Path podsFolder() {
        return machine.folder().resolve("pods");
    }

    @Override
    public boolean hasEnded(ObjectNode pod, ObjectKey key) {
        PodLife life = pods.get(Meta.uid(pod));
        if (life == null) {
            return true;
        }
        boolean ended = life.hasEnded(pod);
        if (ended) {
            pods.remove(Meta.uid(pod));
            network.leave(life.sandbox());
            clear(life);
        }
        return ended;
    }

    private static void clear(PodLife life) {
        try {
            life.sandbox().clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<ContainerLog> log(ObjectNode pod, String container, boolean previous) {
        PodLife here = pods.get(Meta.uid(pod));
        if (here == null) {
            return KeptLog.of(PodSandbox.logs(podsFolder(), pod, container), previous);
        }
        return here.container(container)
                .flatMap(life -> previous ? life.previousLog() : life.log())
                .map(log -> log);
    }

    @Override
    public Optional<ApiResponse> ask(ObjectNode service, String port, String path) {
        List<ObjectNode> all = shop.node().client().list("Pod", Meta.namespace(service));
        return Optional.of(new ServiceQuestion(service, all).ask(port, path));
    }

    /** All processes get SIGTERM, and after five seconds SIGKILL. */
    @Override
    public void close() {
        on = false;
        List<RunningProcess> running =
                pods.values().stream().flatMap(PodLife::processes).toList();
        running.forEach(RunningProcess::terminate);
        long deadline = System.nanoTime() + LAST_GRACE.toNanos();
        try {
            for (RunningProcess process : running) {
                process.awaitEnd(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.forEach(RunningProcess::kill);
            network.close();
            shop.close();
            leave();
        }
    }

    private void leave() {
        try {
            secrets.close();
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            voice.hindered("files of secrets could not be deleted: " + e.getMessage());
        }
    }
}
