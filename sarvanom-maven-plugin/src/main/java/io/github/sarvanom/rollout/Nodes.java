package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes, as far as pods give a reason to ask for them. Who may not see nodes does without. Not thread-safe. */
final class Nodes {
    /** A kubelet that is there takes its pods sooner; and so often an ill node is looked at again. */
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final ClusterReader reader;
    private final Map<String, LiveObject> known = new LinkedHashMap<>();
    private final Map<String, Instant> due = new HashMap<>();
    private final Set<String> askedAtTheEnd = new HashSet<>();
    private final Questions questions;
    private final Runnable news;
    private final Set<String> reasons = new HashSet<>();

    /** @param news is run whenever something was learned */
    Nodes(ClusterReader reader, Questions questions, Runnable news) {
        this.reader = reader;
        this.questions = questions;
        this.news = news;
    }

    List<LiveObject> known() {
        return List.copyOf(known.values());
    }

    /** Once for each reason: when the scheduler says something else, nodes have changed. */
    void askForAll(String why) {
        if (reasons.add(why)) {
            questions.add(() -> reader.list("v1", "Node", "", ""), all -> all.forEach(this::learn));
        }
    }

    /**
     * Of a pod that a node has not taken, or has let fall, no event says so: its state stays as it was. Its node is asked for again as
     * long as that may be so.
     */
    void askForThatOf(LiveObject pod, Related related, Instant now) {
        String name = pod.text("spec", "nodeName");
        boolean inDoubt = !name.isEmpty()
                && (isUntaken(pod)
                        || isIll(name)
                        || !related.lastEvent(pod, "NodeNotReady").isEmpty());
        if (inDoubt && !now.isBefore(due.computeIfAbsent(name, first -> now.plus(AGAIN)))) {
            due.put(name, now.plus(AGAIN));
            find(name);
        }
    }

    /** Once more for whoever has not begun, before it is given up. */
    void askForThatOf(LiveObject pod) {
        String name = pod.text("spec", "nodeName");
        if (!name.isEmpty() && !known.containsKey(name) && askedAtTheEnd.add(name)) {
            find(name);
        }
    }

    /** API reference, PodStatus, startTime: when the kubelet acknowledged the pod. */
    private static boolean isUntaken(LiveObject pod) {
        return pod.text("status", "startTime").isEmpty();
    }

    private boolean isIll(String name) {
        LiveObject node = known.get(name);
        return node != null && !Condition.isTrue(node, "Ready");
    }

    private void find(String name) {
        questions.add(() -> reader.find(new ResourceId("v1", "Node", "", name)), node -> node.ifPresent(this::learn));
    }

    private void learn(LiveObject node) {
        LiveObject before = known.put(node.id().name(), node);
        if (before == null || !before.content().equals(node.content())) {
            news.run();
        }
    }
}
