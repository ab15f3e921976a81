package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lock and record around the work: entered before the first change, left in every case. */
public final class ReleaseBracket {
    private final ClusterWriter writer;
    private final FencedWriter fenced;
    private final ReleaseLock lock;
    private final ReleaseRecorder recorder;

    /** @param fenced what the work writes with */
    public ReleaseBracket(ClusterWriter writer, FencedWriter fenced, ReleaseLock lock, ReleaseRecorder recorder) {
        this.writer = writer;
        this.fenced = fenced;
        this.lock = lock;
        this.recorder = recorder;
    }

    /**
     * Takes the lock, and ends the records of runs that died.
     *
     * @param seen the lease, from before anything else was read
     * @param home the namespace, when it has to be made first: lock and record live in it
     * @throws io.github.sarvanom.problem.SarvanomException when another run has the lock for longer than is waited
     */
    public Entered enter(Optional<LiveObject> seen, Optional<Manifest> home) throws InterruptedException {
        home.ifPresent(writer::apply);
        HeldLock held = lock.take(seen);
        try {
            fenced.fence(held);
            return new Entered(held, recorder.endAbandoned(recorder.history().all()));
        } catch (RuntimeException failure) {
            held.leave(Optional.empty());
            throw failure;
        }
    }

    /** The inside. Not thread-safe. */
    public final class Entered {
        private final HeldLock held;
        private final List<Release> before;
        private Optional<Release> open = Optional.empty();
        private final Sweeps sweeps = new Sweeps(recorder::sweep);

        Entered(HeldLock held, List<Release> before) {
            this.held = held;
            this.before = List.copyOf(before);
        }

        public HeldLock.How how() {
            return held.how();
        }

        /** The releases before this one, the newest first. */
        public List<Release> before() {
            return before;
        }

        public ReleaseHistory history() {
            return recorder.history();
        }

        /**
         * Records the beginning. What need not be kept, however this release ends, is removed beside the work: behind the last pod it
         * would keep the caller waiting.
         */
        public Release begin(ReleaseRecorder.Intent intent) {
            Release release = recorder.begin(intent, held.run(), before);
            open = Optional.of(release);
            sweeps.begin(with(release));
            return release;
        }

        /** Records what was seen of a release that fails; its end will tell of it. */
        public void keep(Map<String, String> evidence) {
            open = Optional.of(recorder.keep(open.orElseThrow(), evidence));
        }

        /** Records the end, also on a thread that was interrupted: it stays so. */
        public Release end(Outcome outcome, List<String> story) {
            boolean interrupted = Thread.interrupted();
            try {
                Release begun = open.orElseThrow();
                Release ended = recorder.end(begun, outcome, story);
                open = Optional.of(ended);
                if (!interrupted && recorder.kept(with(ended)) < recorder.kept(with(begun))) {
                    sweeps.begin(with(ended)); // seldom: what ran before is none of the newest
                }
                return ended;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** The same for a release whose namespace may have gone with it, and the record with the namespace. */
        public Release endWithNamespace(Outcome outcome, List<String> story) {
            Release begun = open.orElseThrow();
            if (recorder.history().find(begun.revision()).isPresent()) {
                return end(outcome, story);
            }
            Release ended = recorder.unwritten(begun, outcome, story);
            open = Optional.of(ended);
            return ended;
        }

        /** Leaves the lock. To be called in every case, as the last thing. */
        public void leave() {
            boolean interrupted = sweeps.end();
            try {
                // a record that could not be ended is told too: the next run then ends it even if it has nothing to
                // change
                held.leave(open.or(() -> before.stream().findFirst()));
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private List<Release> with(Release own) {
            return Stream.concat(Stream.of(own), before.stream()).toList();
        }
    }
}
