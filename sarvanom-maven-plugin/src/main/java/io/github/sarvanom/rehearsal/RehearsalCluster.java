package io.github.sarvanom.rehearsal;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.rehearsal.api.ApiServer;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import io.github.sarvanom.rehearsal.controllers.ContainerRuntime;
import io.github.sarvanom.rehearsal.controllers.Controllers;
import io.github.sarvanom.rehearsal.controllers.RehearsedContainers;
import io.github.sarvanom.rehearsal.http.InProcessHttp;
import io.github.sarvanom.rehearsal.processes.ProcessLog;
import io.github.sarvanom.rehearsal.processes.ProcessRuntime;
import io.github.sarvanom.rehearsal.store.JournalFollower;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.Watches;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An API server in this JVM, with controllers, a scheduler and a kubelet that only pretend; its objects live in a folder.
 *
 * <p>Runs that have the same folder open at the same time share it safely: a write is made under a file lock on the newest state
 * and lies in the folder before it is answered; reads and watches see what other runs wrote. A run that ends in the middle loses
 * nothing that was answered; the next one takes up its rollouts.
 *
 * <p>Secrets are kept whole, since a plan compares them, but not readable: they lie encrypted in the folder, the key beside
 * them in a file of its own, both readable by their owner only. A real value that a user gives a rehearsal is thus as safe as
 * the folder; give it placeholders where that is not enough.
 *
 * <p>Answers follow Kubernetes 1.34. The contract suite {@code ApiServerContract} holds it to a real API server.
 */
public final class RehearsalCluster implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RehearsalCluster.class.getName());
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private static final Set<String> NETWORK = Set.of("pods", "services");

    private final ObjectStore store;
    private final ScheduledExecutorService controlThread;
    private final ScheduledExecutorService watchThread;
    private final JournalFollower follower;
    private final ApiServer server;
    private final Controllers controllers;

    private RehearsalCluster(ObjectStore store, ContainerRuntime.Maker runtimes, Clock clock) {
        this.store = store;
        this.controlThread = thread("rehearsal-controllers");
        this.watchThread = thread("rehearsal-watches");
        this.server = new ApiServer(store, new Watches(store, watchThread), watchThread, clock);
        this.follower = new JournalFollower(store);
        this.controllers = new Controllers(store, server.internal(), controlThread, runtimes, clock);
        if (controllers.runtime() instanceof ProcessRuntime processes) {
            server.serve(processes);
        }
        controllers.start();
    }

    /**
     * Opens the cluster of a folder; every image can be pulled, and pods become ready at once.
     *
     * @param folder made when it is missing
     * @throws SarvanomException when the folder cannot be made, read or written
     */
    public static RehearsalCluster open(Path folder, Clock clock) {
        return open(folder, clock, ImageExistence.ANY);
    }

    /** As {@link #open(Path, Clock)}, but pods whose image does not exist fail as a kubelet lets them fail. */
    public static RehearsalCluster open(Path folder, Clock clock, ImageExistence images) {
        return open(folder, clock, fates(images));
    }

    /** As {@link #open(Path, Clock)}, with pods that behave as a test wants it. */
    public static RehearsalCluster open(Path folder, Clock clock, Behaviour behaviour) {
        return opened(folder, clock, node -> new RehearsedContainers(node, behaviour));
    }

    /**
     * As {@link #open(Path, Clock, ImageExistence)}, but pods are processes of this machine. None is started before {@link #runPods(ProcessLog)}:
     * who only looks leaves them as the last run left them.
     */
    public static RehearsalCluster open(
            Path folder, Clock clock, ImageExistence images, ProcessRuntime.Machine machine) {
        return opened(folder, clock, node -> ProcessRuntime.open(machine, node, fates(images)));
    }

    private static Behaviour fates(ImageExistence images) {
        return Behaviour.PROMPT.withFates(
                image -> images.exists(image) ? Behaviour.Fate.READY : Behaviour.Fate.IMAGE_NOT_FOUND);
    }

    private static RehearsalCluster opened(Path folder, Clock clock, ContainerRuntime.Maker runtimes) {
        try {
            return new RehearsalCluster(ObjectStore.open(folder), runtimes, clock);
        } catch (UncheckedIOException e) {
            throw unusable(folder, e);
        }
    }

    private static SarvanomException unusable(Path folder, UncheckedIOException cause) {
        Problem problem = Problem.of("The rehearsal cannot keep its objects")
                .at(Source.file(folder.toString(), 0))
                .seen(String.valueOf(cause.getCause()))
                .mend("make room, make the folder writable, or delete it: the next run makes a new one");
        return SarvanomException.surroundings(problem, cause);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The client to give to {@code KubernetesClientBuilder.withHttpClientFactory}; its configuration needs {@code onlyHttpWatches}. */
    public HttpClient.Factory httpClientFactory() {
        return new InProcessHttp(server);
    }

    /** The address to give to the client's configuration; it leads nowhere else. */
    public String masterUrl() {
        return "http://rehearsal";
    }

    /** Starts the pods that are processes; false, and nothing is done, where pods only pretend. */
    public boolean runPods(ProcessLog log) {
        if (!(controllers.runtime() instanceof ProcessRuntime processes)) {
            return false;
        }
        if (!processes.isOn()) {
            processes.switchOn(log);
            store.listen(changes -> {
                if (changes.stream()
                        .anyMatch(change -> NETWORK.contains(change.key().resource()))) {
                    processes.changed();
                }
            });
            controllers.askPods();
        }
        return true;
    }

    /** As {@link #runPods}, for who sits before this machine: Services are reached at 127.0.0.1 too, and probes are asked each second. */
    public boolean runPodsInFront(ProcessLog log) {
        if (controllers.runtime() instanceof ProcessRuntime processes) {
            processes.serveThisMachine();
        }
        return runPods(log);
    }

    /** Ends controllers, processes and watches; the objects stay in the folder. */
    @Override
    public void close() {
        follower.close();
        controllers.runtime().close();
        controlThread.shutdownNow();
        watchThread.shutdownNow();
        settle();
        store.close();
    }

    /** Lets the write that is being made come to its end. */
    private void settle() {
        try {
            if (!controlThread.awaitTermination(SETTLE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "the rehearsal's controllers did not stop within " + SETTLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
