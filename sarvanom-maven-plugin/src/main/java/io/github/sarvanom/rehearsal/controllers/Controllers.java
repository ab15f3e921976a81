package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.Deletes;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Change;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.StoredObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All controllers on one thread, woken by changes. They go by what is stored only, so two runs that share a folder may both play
 * them, and a new run takes up what another left half done.
 */
public final class Controllers {
    private static final Set<String> SERVED = Set.of(
            "deployments.apps",
            "replicasets.apps",
            "statefulsets.apps",
            "daemonsets.apps",
            "jobs.batch",
            "persistentvolumeclaims",
            "pods",
            "namespaces");
    /** Those that make pods themselves. */
    private static final List<String> POD_MAKERS =
            List.of("replicasets.apps", "statefulsets.apps", "daemonsets.apps", "jobs.batch");

    private static final List<String> BUILT_IN = List.of("default", "kube-node-lease", "kube-public", "kube-system");

    private final ObjectStore store;
    private final InternalClient client;
    private final Clock clock;
    private final ControlLoop loop;
    private final GarbageCollector collector;
    private final ContainerRuntime runtime;

    public Controllers(
            ObjectStore store,
            InternalClient client,
            ScheduledExecutorService thread,
            ContainerRuntime.Maker runtimes,
            Clock clock) {
        this.store = store;
        this.client = client;
        this.clock = clock;
        this.loop = new ControlLoop(thread);
        this.collector = new GarbageCollector(client, store);
        EventRecorder events = new EventRecorder(client, clock);
        loop.serve("deployments.apps", new Deployments(client, events, new DeploymentStatus(client, loop, clock)));
        Availability availability = new Availability(loop, clock);
        loop.serve("replicasets.apps", new ReplicaSets(client, events, availability, clock));
        loop.serve("statefulsets.apps", new StatefulSets(client, events, availability));
        loop.serve("daemonsets.apps", new DaemonSets(client, events, availability));
        loop.serve("jobs.batch", new Jobs(client, events, clock));
        loop.serve("persistentvolumeclaims", new Claims(client));
        loop.serve("services", new Balancers(client));
        Node node = new Node(client, events, loop, clock);
        this.runtime = runtimes.make(node);
        loop.serve("pods", new Kubelet(node, runtime));
        loop.serve("namespaces", new Namespaces(client, store));
    }

    /** Makes what every cluster has, takes up what is half done, and follows changes from now on. */
    public void start() {
        if (client.get("Namespace", "", "default").isEmpty()) {
            BUILT_IN.forEach(this::makeNamespace);
        }
        forgetOldEvents();
        store.listen(changes -> changes.forEach(this::changed));
        for (String resource : SERVED) {
            store.list(resource, "").forEach(object -> loop.ask(object.key()));
        }
    }

    /** The runtime of its node. */
    public ContainerRuntime runtime() {
        return runtime;
    }

    /** Looks at every pod again. */
    public void askPods() {
        store.list("pods", "").forEach(object -> loop.ask(object.key()));
    }

    /** A real server keeps events for an hour. */
    private void forgetOldEvents() {
        Instant oldest = clock.instant().minus(Duration.ofHours(1));
        for (StoredObject event : store.list("events", "")) {
            String last = event.tree().path("lastTimestamp").asString("");
            if (!last.isEmpty() && Instant.parse(last).isBefore(oldest)) {
                client.delete(event.tree(), Deletes.Options.PLAIN);
            }
        }
    }

    private void makeNamespace(String name) {
        ObjectNode namespace = JsonNodeFactory.instance.objectNode();
        namespace.putObject("metadata").put("name", name);
        client.create("Namespace", "", namespace, "kube-apiserver");
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        account.putObject("metadata").put("name", "default");
        client.create("ServiceAccount", name, account, "kube-controller-manager");
    }

    private void changed(Change change) {
        ObjectKey key = change.key();
        if (SERVED.contains(key.resource())) {
            loop.ask(key);
        }
        if (key.resource().equals("events")) {
            return;
        }
        // Trees are read on the controllers' thread: whoever wrote does not wait for it.
        loop.run(() -> consider(change));
    }

    private void consider(Change change) {
        StoredObject object = change.object();
        ObjectNode tree = object.tree();
        Meta.controller(tree)
                .flatMap(owner -> keyOf(owner, object.key().namespace()))
                .ifPresent(loop::ask);
        if (change.type() == Change.Type.DELETED) {
            collector.ownerGone(tree);
            foregroundOwners(tree);
            askIfGoing(object.key().namespace());
        } else if (Meta.isBeingDeleted(tree)) {
            collector.finish(tree);
        } else if (isConfiguration(object.key())) {
            wakePods(object.key().namespace());
        }
    }

    private static boolean isConfiguration(ObjectKey key) {
        return key.resource().equals("configmaps")
                || key.resource().equals("secrets")
                || key.resource().equals("serviceaccounts");
    }

    /** A pod may wait for what has just been made, a workload for its account. */
    private void wakePods(String namespace) {
        store.list("pods", namespace).forEach(pod -> loop.ask(pod.key()));
        POD_MAKERS.forEach(resource -> store.list(resource, namespace).forEach(workload -> loop.ask(workload.key())));
    }

    private void foregroundOwners(ObjectNode gone) {
        for (JsonNode reference : gone.path("metadata").path("ownerReferences")) {
            keyOf(reference, Meta.namespace(gone))
                    .flatMap(key -> Optional.ofNullable(store.get(key)))
                    .ifPresent(owner -> collector.finish(owner.tree()));
        }
    }

    private void askIfGoing(String namespace) {
        if (!namespace.isEmpty()) {
            client.get("Namespace", "", namespace)
                    .filter(Meta::isBeingDeleted)
                    .ifPresent(found -> loop.ask(new ObjectKey("namespaces", "", namespace)));
        }
    }

    private Optional<ObjectKey> keyOf(JsonNode reference, String namespace) {
        return client.resources()
                .ofKind(
                        reference.path("apiVersion").asString(""),
                        reference.path("kind").asString(""))
                .map(resource ->
                        ObjectKey.of(resource, namespace, reference.path("name").asString("")));
    }
}
