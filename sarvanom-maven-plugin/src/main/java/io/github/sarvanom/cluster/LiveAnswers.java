package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Answers under way, and who of them was wanted and who is a member. Not thread-safe. */
final class LiveAnswers {
    private final Set<ResourceId> wanted;
    private final Predicate<LiveObject> member;
    private final List<CompletableFuture<List<LiveObject>>> needed = new ArrayList<>();
    private final Map<ResourceId, CompletableFuture<List<LiveObject>>> ifAllowed = new LinkedHashMap<>();

    LiveAnswers(ManifestSet wanted, Predicate<LiveObject> member) {
        this.wanted = wanted.manifests().stream().map(Manifest::id).collect(Collectors.toSet());
        this.member = member;
    }

    static boolean isMember(LiveObject live, ApplySet set) {
        return live.text("metadata", "labels", ApplySet.PART_OF).equals(set.id());
    }

    boolean isMember(LiveObject live) {
        return member.test(live);
    }

    void addAll(CompletableFuture<List<LiveObject>> answer) {
        needed.add(answer);
    }

    /** Members alone; who may not list them goes without. */
    void add(ResourceId collection, CompletableFuture<List<LiveObject>> answer) {
        ifAllowed.put(collection, answer);
    }

    Map<ResourceId, LiveObject> wanted() {
        Map<ResourceId, LiveObject> found = new HashMap<>();
        needed.forEach(answer -> Connection.joined(answer).stream()
                .filter(live -> wanted.contains(live.id()))
                .forEach(live -> found.put(live.id(), live)));
        return found;
    }

    Members members(Optional<LiveObject> parent) {
        Map<ResourceId, LiveObject> found = new HashMap<>();
        needed.forEach(answer ->
                Connection.joined(answer).stream().filter(this::isMember).forEach(live -> found.put(live.id(), live)));
        Set<ResourceId> unseen = ifAllowed.entrySet().stream()
                .filter(asked -> !isSeen(asked.getValue(), found))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Members(parent, found, unseen);
    }

    private static boolean isSeen(CompletableFuture<List<LiveObject>> answer, Map<ResourceId, LiveObject> found) {
        try {
            Connection.joined(answer).forEach(live -> found.put(live.id(), live));
            return true;
        } catch (ClusterException refused) {
            if (refused.status() == 403) {
                return false;
            }
            if (refused.status() == 404) {
                return true; // a version that is served no more holds nothing
            }
            throw refused;
        }
    }
}
