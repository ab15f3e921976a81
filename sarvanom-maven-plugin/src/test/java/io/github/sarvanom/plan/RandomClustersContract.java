package io.github.sarvanom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clusters with our objects, others' and half-ours: prune never touches a foreign object, and a second plan is empty. */
public abstract class RandomClustersContract {
    /** Most of the time they wait for something to be gone. */
    private static final int SIDE_BY_SIDE = 8;

    private final AtomicInteger removed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger spared = new AtomicInteger();

    /** One that stands as it was left. */
    public interface Cluster extends AutoCloseable {
        /** All there is, without what controllers write. */
        Map<ResourceId, LiveObject> objects();

        /** Whether a plan is refused for another's object. */
        boolean isRefused();

        Plan plan();

        void carryOut(Plan plan) throws InterruptedException;

        @Override
        default void close() {}
    }

    /** How many clusters are tried, with the seeds from 0. */
    protected abstract int clusters();

    /** How many names there are of each kind. */
    protected abstract int names();

    protected abstract Cluster open(RandomState state);

    @Test
    void pruneNeverTouchesAForeignObjectAndTheSecondPlanIsEmpty() {
        ForkJoinPool threads = new ForkJoinPool(SIDE_BY_SIDE);
        try {
            threads.submit(() -> IntStream.range(0, clusters()).parallel().forEach(this::holds))
                    .join();
        } finally {
            threads.shutdownNow();
        }
        assertThat(removed.get()).as("removals in all").isGreaterThan(clusters());
        assertThat(spared.get()).as("others' objects beside ours, in all").isGreaterThan(clusters());
        assertThat(refused.get()).as("refused for another's object").isBetween(clusters() / 20, clusters() / 2);
    }

    private void holds(int seed) {
        RandomState state = RandomState.of(seed, names());
        try (Cluster cluster = open(state)) {
            holds(state, cluster);
        } catch (RuntimeException | InterruptedException failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }

    private void holds(RandomState state, Cluster cluster) throws InterruptedException {
        Map<ResourceId, LiveObject> before = cluster.objects();
        Set<ResourceId> ours = ours(before, state.set());
        if (cluster.isRefused()) {
            refused.incrementAndGet();
            return;
        }
        Plan plan = cluster.plan();
        assertThat(plan.removals())
                .as("seed %s", state.seed())
                .allMatch(removal -> ours.contains(removal.id()), "is ours")
                .allMatch(removal -> state.wanted().find(removal.id()).isEmpty(), "is wanted no more")
                .allMatch(removal -> state.coverage().covers(removal.live()), "is covered by this release");
        removed.addAndGet(plan.removals().size());
        cluster.carryOut(plan);
        Map<ResourceId, LiveObject> after = cluster.objects();
        List<LiveObject> foreign = foreign(state, before, ours);
        spared.addAndGet(foreign.size());
        foreign.forEach(live -> assertThat(after.get(live.id()))
                .as("%s, which others made, is as it was, seed %s", live.id(), state.seed())
                .isNotNull()
                .extracting(LiveObject::content)
                .isEqualTo(live.content()));
        assertThat(after.keySet())
                .as("what goes and what comes, seed %s", state.seed())
                .noneMatch(id -> plan.removals().stream()
                        .anyMatch(removal -> removal.id().equals(id)))
                .containsAll(state.wanted().manifests().stream()
                        .map(manifest -> manifest.id())
                        .toList());
        isDone(state, cluster.plan(), before, ours(after, state.set()));
    }

    private static void isDone(
            RandomState state, Plan second, Map<ResourceId, LiveObject> before, Set<ResourceId> ours) {
        assertThat(second.isEmpty()).as("second plan, seed %s", state.seed()).isTrue();
        Membership membership = second.membership().orElseThrow();
        assertThat(membership.widened()).as("parent, seed %s", state.seed()).isEmpty();
        assertThat(membership.narrowed()).as("parent, seed %s", state.seed()).isEmpty();
        if (before.containsKey(state.set().parent())) {
            assertThat(Extent.of(ours, state.set()).collections())
                    .as("every object of ours is found again, seed %s", state.seed())
                    .allMatch(membership.before().collections()::contains);
        }
    }

    /** Independent of the code under test: our label and our manager. */
    public static Set<ResourceId> ours(Map<ResourceId, LiveObject> objects, ApplySet set) {
        return objects.values().stream()
                .filter(live ->
                        live.text("metadata", "labels", ApplySet.PART_OF).equals(set.id()))
                .filter(RandomClustersContract::isAppliedByUs)
                .map(LiveObject::id)
                .collect(Collectors.toSet());
    }

    private static boolean isAppliedByUs(LiveObject live) {
        return live.maps("metadata", "managedFields").stream()
                .anyMatch(entry -> "sarvanom".equals(entry.get("manager")) && "Apply".equals(entry.get("operation")));
    }

    private static List<LiveObject> foreign(
            RandomState state, Map<ResourceId, LiveObject> objects, Set<ResourceId> ours) {
        return objects.values().stream()
                .filter(live -> !ours.contains(live.id()))
                .filter(live -> !live.id().equals(state.set().parent()))
                .filter(live -> state.wanted().find(live.id()).isEmpty() || !isAboutToBeOurs(live, state.set()))
                .toList();
    }

    /** Applied by us and marked by nobody, or marked as ours by another: it becomes a member when it is wanted. */
    private static boolean isAboutToBeOurs(LiveObject live, ApplySet set) {
        String member = live.text("metadata", "labels", ApplySet.PART_OF);
        return member.equals(set.id()) || (member.isEmpty() && isAppliedByUs(live));
    }
}
