package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.HeldLock;
import io.github.sarvanom.release.LeaseSight;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.release.ReleaseContent;
import io.github.sarvanom.release.ReleaseHistory;
import io.github.sarvanom.release.ReleaseRecorder;
import io.github.sarvanom.release.RollbackTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings an earlier release back: the third door into the corridor, at the plan, with a stored manifest set. */
public final class RollbackPipeline {
    private final ClusterReader reader;
    private final ReleaseHistory history;
    private final LeaseSight sight;
    private final Supplier<ReleaseBracket> bracket;
    private final RecordedWork work;
    private final Supplier<Author> author;
    private final DeployLog log;

    public RollbackPipeline(
            ClusterReader reader,
            ReleaseHistory history,
            LeaseSight sight,
            Supplier<ReleaseBracket> bracket,
            RecordedWork work,
            Supplier<Author> author,
            DeployLog log) {
        this.reader = reader;
        this.history = history;
        this.sight = sight;
        this.bracket = bracket;
        this.work = work;
        this.author = author;
        this.log = log;
    }

    /**
     * Shows what going back would do, does it, waits, and records that as a release of its own.
     *
     * @throws SarvanomException when there is no such release, when what can't be undone lacks consent, or when it does not come up
     */
    public DeployOutcome run(RollbackRequest request) throws InterruptedException {
        StageTimes times = new StageTimes();
        Optional<LiveObject> seen = sight.look().join();
        log.connected(request.environment(), reader.server());
        Release target = target(request.revision());
        ReleaseContent content = history.content(target);
        Prepared prepared = admitted(request, content);
        times.ended("plan");
        ReleaseBracket.Entered inside = bracket.get().enter(seen, Optional.empty());
        try {
            Prepared current = prepared;
            if (inside.how() != HeldLock.How.AS_SEEN) {
                current = admitted(request, content);
                times.ended("lock");
            }
            DeployOutcome outcome =
                    work.run(request.undertaking(), current, intent(target, content, current), inside, times);
            log.released(outcome);
            return outcome;
        } finally {
            inside.leave();
        }
    }

    /** Shown, and consented to as far as that is needed. */
    private Prepared admitted(RollbackRequest request, ReleaseContent content) {
        Prepared prepared = new StoredRelease(reader).plan(request.environment(), history.wanted(content));
        log.planned(prepared.plan(), prepared.took());
        request.consent().check(prepared.plan());
        return prepared;
    }

    private ReleaseRecorder.Intent intent(Release target, ReleaseContent content, Prepared prepared) {
        return new ReleaseRecorder.Intent(
                Optional.of(target.restores().orElse(target.revision())),
                author.get(),
                target.images(),
                prepared.desired(),
                PlanRecord.summary(prepared.plan()),
                PlanRecord.lines(prepared.plan()),
                content.dependencies(),
                content.layers());
    }

    private Release target(Optional<Long> revision) {
        List<Release> all = history.all();
        return revision.map(wanted -> all.stream()
                        .filter(release -> release.revision() == wanted)
                        .findFirst()
                        .orElseThrow(() -> unknown(wanted, all)))
                .or(() -> RollbackTarget.before(all))
                .orElseThrow(() -> SarvanomException.user(
                        Problem.of("there is no earlier release that succeeded, so nothing to go back to")
                                .seen("recorded: " + revisions(all))
                                .mend("mvn sarvanom:history shows what was recorded")));
    }

    private static SarvanomException unknown(long wanted, List<Release> all) {
        return SarvanomException.user(Problem.of("revision " + wanted + " is not recorded")
                .seen("recorded: " + revisions(all))
                .mend("choose one of them; mvn sarvanom:history shows what they are"));
    }

    private static String revisions(List<Release> all) {
        return all.isEmpty()
                ? "nothing"
                : String.join(
                        ", ",
                        all.stream()
                                .map(release -> Long.toString(release.revision()))
                                .toList());
    }
}
