package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.EvictedPods;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Related;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the watches have told so far. Not thread-safe. */
final class ClusterView {
    private final Map<ResourceId, LiveObject> objects = new HashMap<>();
    /** By the uid of the owner, or for an event of the object that it is about. */
    private final Map<String, Map<ResourceId, LiveObject>> belongings = new HashMap<>();

    /** The uids of pods that were seen on their way up. */
    private final Set<String> seenStarting = new HashSet<>();

    private Learned learned = Learned.nothing();

    /** Replaces what was asked beside the watches. */
    void learn(Learned more) {
        learned = more;
    }

    Learned learned() {
        return learned;
    }

    void accept(WatchEvent event) {
        LiveObject object = event.object();
        Optional.ofNullable(objects.remove(object.id())).ifPresent(this::forget);
        if (event.type() == WatchEvent.Type.PRESENT) {
            if (object.id().kind().equals("Pod")
                    && !EvictedPods.isEvicted(object)
                    && !Condition.isTrue(object, "Ready")) {
                seenStarting.add(object.uid());
            }
            objects.put(object.id(), object);
            belongings
                    .computeIfAbsent(belongsTo(object), uid -> new HashMap<>())
                    .put(object.id(), object);
        }
    }

    /** The object as last seen; empty when it is not there, or nobody watches its kind. */
    Optional<LiveObject> find(ResourceId id) {
        return Optional.ofNullable(objects.get(id));
    }

    /** All pods of a namespace, as far as anybody may see them. */
    List<LiveObject> podsIn(String namespace) {
        return objects.values().stream()
                .filter(object -> object.id().kind().equals("Pod")
                        && object.id().namespace().equals(namespace))
                .toList();
    }

    Related relatedTo(LiveObject workload) {
        List<LiveObject> replicaSets = of(workload.uid(), "ReplicaSet");
        List<LiveObject> pods = new ArrayList<>(of(workload.uid(), "Pod"));
        replicaSets.forEach(set -> pods.addAll(of(set.uid(), "Pod")));
        List<LiveObject> left = pods.stream().filter(this::isLeft).toList();
        pods.removeAll(left);
        if (workload.id().kind().equals("Pod")) {
            pods.add(workload);
        }
        List<LiveObject> events = new ArrayList<>(of(workload.uid(), "Event"));
        replicaSets.forEach(set -> events.addAll(of(set.uid(), "Event")));
        pods.forEach(pod -> events.addAll(of(pod.uid(), "Event")));
        return new Related(replicaSets, pods, events, learned, left);
    }

    private boolean isLeft(LiveObject pod) {
        return EvictedPods.isEvicted(pod) && !seenStarting.contains(pod.uid());
    }

    private List<LiveObject> of(String uid, String kind) {
        Collection<LiveObject> all = belongings.getOrDefault(uid, Map.of()).values();
        return all.stream().filter(object -> object.id().kind().equals(kind)).toList();
    }

    private void forget(LiveObject object) {
        Map<ResourceId, LiveObject> siblings = belongings.get(belongsTo(object));
        if (siblings != null) {
            siblings.remove(object.id());
        }
    }

    private static String belongsTo(LiveObject object) {
        return object.id().kind().equals("Event") ? object.text("involvedObject", "uid") : Related.ownerUid(object);
    }
}
