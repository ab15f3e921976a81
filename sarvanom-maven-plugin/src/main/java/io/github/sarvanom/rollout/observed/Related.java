package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What belongs to one workload, as far as it has been seen.
 *
 * @param replicaSets those owned by the workload
 * @param pods those owned by the workload or by one of its ReplicaSets, in order of their names, without those of {@code left}
 * @param events those about any of these objects
 * @param learned what was asked beside the watches
 * @param left evicted pods that nobody saw on their way up: what is left of an earlier trouble
 */
public record Related(
        List<LiveObject> replicaSets,
        List<LiveObject> pods,
        List<LiveObject> events,
        Learned learned,
        List<LiveObject> left) {
    /** Numbers the templates a Deployment has had; the deployment controller writes it on both. */
    private static final String REVISION = "deployment.kubernetes.io/revision";

    public Related {
        replicaSets = List.copyOf(replicaSets);
        pods = pods.stream().sorted(Comparator.comparing(LiveObject::id)).toList();
        events = List.copyOf(events);
        left = List.copyOf(left);
    }

    /** With no pod left of an earlier trouble. */
    public Related(List<LiveObject> replicaSets, List<LiveObject> pods, List<LiveObject> events, Learned learned) {
        this(replicaSets, pods, events, learned, List.of());
    }

    public static Related none() {
        return new Related(List.of(), List.of(), List.of(), Learned.nothing());
    }

    /**
     * The ReplicaSet of the present template: the one with the Deployment's own revision, as in {@code kubectl rollout
     * history}. Empty until the controller has made it.
     */
    public Optional<LiveObject> currentReplicaSet(LiveObject deployment) {
        String revision = deployment.text("metadata", "annotations", REVISION);
        return replicaSets.stream()
                .filter(set -> set.text("metadata", "annotations", REVISION).equals(revision))
                .findFirst();
    }

    /** Pods that carry this label, and are not being deleted. */
    public List<LiveObject> podsLabelled(String label, String value) {
        return standing().stream()
                .filter(pod -> pod.text("metadata", "labels", label).equals(value))
                .toList();
    }

    /** Pods of that owner that are not being deleted. */
    public List<LiveObject> podsOwnedBy(String uid) {
        return standing().stream().filter(pod -> ownerUid(pod).equals(uid)).toList();
    }

    /** Pods that are not being deleted. */
    public List<LiveObject> standing() {
        return pods.stream()
                .filter(pod -> pod.at("metadata", "deletionTimestamp") == null)
                .toList();
    }

    /** Events about one object, the newest last. */
    public List<LiveObject> eventsOf(LiveObject object) {
        return events.stream()
                .filter(event -> event.text("involvedObject", "uid").equals(object.uid()))
                .sorted(Comparator.comparing(Related::eventTime))
                .toList();
    }

    /** The text of the newest event of that reason about an object; empty when there is none. */
    public String lastEvent(LiveObject object, String reason) {
        return lastOf(object, event -> event.text("reason").equals(reason));
    }

    /** The text of the newest warning of that reason about an object; empty when there is none. */
    public String lastWarning(LiveObject object, String reason) {
        return lastOf(
                object,
                event -> event.text("type").equals("Warning")
                        && event.text("reason").equals(reason));
    }

    private String lastOf(LiveObject object, Predicate<LiveObject> wanted) {
        return eventsOf(object).stream()
                .filter(wanted)
                .reduce((first, second) -> second)
                .map(event -> event.text("message"))
                .orElse("");
    }

    /** The uid of the controller that made an object; empty when nobody did. */
    public static String ownerUid(LiveObject object) {
        for (Map<String, Object> owner : object.maps("metadata", "ownerReferences")) {
            if (Boolean.TRUE.equals(owner.get("controller"))) {
                return String.valueOf(owner.get("uid"));
            }
        }
        return "";
    }

    /** When an event was last seen, as RFC 3339 text, which sorts like time. */
    public static String eventTime(LiveObject event) {
        for (String[] path : new String[][] {
            {"series", "lastObservedTime"}, {"lastTimestamp"}, {"eventTime"}, {"metadata", "creationTimestamp"}
        }) {
            String time = event.text(path);
            if (!time.isEmpty()) {
                return time;
            }
        }
        return "";
    }
}
