package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.Spared;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Differences;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.release.ReleaseContent;
import io.github.sarvanom.release.ReleaseHistory;
import io.github.sarvanom.release.ReleaseRecorder;
import io.github.sarvanom.release.RollbackTarget;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.RolloutProblems;
import io.github.sarvanom.verification.VerificationProblems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is done about a release that failed: first its traces are saved, then the release before it is brought back. */
public final class Recovery {
    private final ClusterReader reader;
    private final PlanCarrier carrier;
    private final StoredRelease stored;
    private final Secrecy secrecy;
    private final FailurePolicy policy;
    private final RecoveryLog log;

    public Recovery(ClusterReader reader, PlanCarrier carrier, Secrecy secrecy, FailurePolicy policy, RecoveryLog log) {
        this.reader = reader;
        this.carrier = carrier;
        this.stored = new StoredRelease(reader);
        this.secrecy = secrecy;
        this.policy = policy;
        this.log = log;
    }

    /**
     * How it ended.
     *
     * @param restored what runs again; empty when nothing was gone back to
     * @param kept what stays because of its data, though what runs again did not have it
     * @param problems of the way back
     */
    record Ending(Outcome outcome, Optional<Release> restored, List<Spared.Kept> kept, List<Problem> problems) {
        /** Of a way that was not gone. */
        static Ending of(Outcome outcome) {
            return new Ending(outcome, Optional.empty(), List.of(), List.of());
        }

        /** Together with why the release failed: that comes second where the environment could not be brought back. */
        List<Problem> and(List<Problem> why) {
            List<Problem> told = joined(problems, KeptData.problems(kept, restored));
            return outcome == Outcome.FAILED_AND_NOT_RESTORED ? joined(told, why) : joined(why, told);
        }

        private static List<Problem> joined(List<Problem> first, List<Problem> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    /** The same, each with what its service has otherwise than when it ran well, as far as that is recorded. */
    List<Complaint> explained(List<Complaint> why, ReleaseRecorder.Intent intent, ReleaseBracket.Entered inside) {
        Optional<Release> good = RollbackTarget.good(inside.before());
        if (good.isEmpty() || why.isEmpty()) {
            return why;
        }
        try {
            Map<String, List<String>> changes = changes(good.get(), intent, inside.history());
            log.changed(good.get(), changes);
            return why.stream()
                    .map(complaint -> explained(complaint, good.get(), changes))
                    .toList();
        } catch (SarvanomException unreadable) {
            return why; // the cause counts; what has changed is an aid
        }
    }

    private static Complaint explained(Complaint complaint, Release good, Map<String, List<String>> changes) {
        List<String> lines = complaint
                .service()
                .map(service -> changes.getOrDefault(service, List.of()))
                .orElse(List.of());
        return lines.isEmpty()
                ? complaint
                : complaint.told(complaint
                        .problem()
                        .seen("changed since revision " + good.revision() + ", which ran well:")
                        .seen(lines.stream().map(line -> "  " + line).toList()));
    }

    private static Map<String, List<String>> changes(
            Release good, ReleaseRecorder.Intent intent, ReleaseHistory history) {
        ReleaseContent old = history.content(good);
        Differences differences = new Differences(history.wanted(old), intent.wanted());
        Map<String, List<String>> changes = new TreeMap<>();
        for (String service : intent.images().keySet()) {
            List<String> lines = differences.of(
                    service,
                    parts(service, old.dependencies(), old.layers()),
                    parts(service, intent.dependencies(), intent.layers()));
            if (!lines.isEmpty()) {
                changes.put(service, lines);
            }
        }
        return changes;
    }

    private static Differences.Parts parts(
            String service,
            Map<String, SortedMap<String, String>> dependencies,
            Map<String, SortedMap<String, String>> layers) {
        return new Differences.Parts(
                dependencies.getOrDefault(service, new TreeMap<>()), layers.getOrDefault(service, new TreeMap<>()));
    }

    /** @param failing as it was begun */
    Ending recover(
            Undertaking undertaking,
            Prepared prepared,
            Release failing,
            List<Problem> why,
            ReleaseBracket.Entered inside)
            throws InterruptedException {
        log.failed(failing, why);
        Discretion discretion = Discretion.of(secrecy, prepared.desired(), inside);
        save(undertaking, failing, new Evidence(reader, discretion).of(undertaking.environment(), why), inside);
        Optional<Release> target = RollbackTarget.good(inside.before());
        if (policy.choose(failing, target) == FailurePolicy.Choice.KEEP) {
            return Ending.of(Outcome.FAILED_AND_KEPT);
        }
        try {
            return target.isPresent()
                    ? restored(undertaking.environment(), failing, target.get(), inside)
                    : cleaned(undertaking.environment(), prepared, failing, inside);
        } catch (SarvanomException noWayBack) {
            return notRestored(target, noWayBack.problems());
        }
    }

    private Ending restored(Environment environment, Release failing, Release target, ReleaseBracket.Entered inside)
            throws InterruptedException {
        log.rollingBack(failing, target);
        ManifestSet wanted = wanted(target, inside.history());
        secrecy.learn(wanted);
        Prepared back = stored.plan(environment, wanted);
        Spared spared = Spared.of(back.plan());
        RolloutOutcome rollout = carrier.carry(spared.plan(), back.live(), environment.deadline(), new StageTimes());
        if (rollout instanceof RolloutOutcome.Interrupted) {
            throw new InterruptedException("on the way back to revision " + target.revision());
        }
        return rollout instanceof RolloutOutcome.Succeeded
                ? new Ending(Outcome.FAILED_AND_RESTORED, Optional.of(target), spared.kept(), ill(target))
                : notRestored(Optional.of(target), RolloutProblems.of(rollout));
    }

    private static ManifestSet wanted(Release target, ReleaseHistory history) {
        return history.wanted(history.content(target));
    }

    /**
     * What is not well with the release that runs again. It is restored all the same: the checks are those of this checkout, which
     * it may never have passed, and what ails it may lie outside.
     */
    private List<Problem> ill(Release target) throws InterruptedException {
        return VerificationProblems.of(carrier.verify()).stream()
                .map(problem -> problem.seen("asked of revision " + target.revision() + ", which runs again"))
                .toList();
    }

    private static Ending notRestored(Optional<Release> target, List<Problem> problems) {
        return new Ending(Outcome.FAILED_AND_NOT_RESTORED, target, List.of(), problems);
    }

    /** Only what this release made goes, as far as it holds no data; what it found there and changed cannot be had back. */
    private Ending cleaned(Environment environment, Prepared prepared, Release failing, ReleaseBracket.Entered inside)
            throws InterruptedException {
        if (isUponSomething(prepared.plan(), inside.before())) {
            return notRestored(
                    Optional.empty(),
                    List.of(Problem.of("there is no earlier release that succeeded, so nothing to go back to")
                            .seen("objects were there before this release, which no record knows")
                            .mend("mend what is named below and deploy again")));
        }
        Spared spared = stored.unmade(environment, prepared.plan());
        log.cleaningUp(failing, spared.plan().removals().size());
        carrier.carry(spared.plan(), new LiveState(Map.of()), environment.deadline(), new StageTimes());
        return new Ending(Outcome.FAILED_AND_CLEANED_UP, Optional.empty(), spared.kept(), List.of());
    }

    /** What an undeploy or a cleaning has left, a claim with its data, was there before and stays. */
    private static boolean isUponSomething(Plan plan, List<Release> before) {
        boolean known = before.stream().anyMatch(RollbackTarget::isRemoved);
        boolean found = plan.keeps().stream().anyMatch(kept -> !kept.id().kind().equals("Namespace"));
        return !plan.updates().isEmpty()
                || (found && !known)
                || !RollbackTarget.sinceRemoved(before).isEmpty();
    }

    /** In the checkout and in the record, one whatever becomes of the other. */
    private void save(
            Undertaking undertaking, Release failing, Map<String, String> files, ReleaseBracket.Entered inside) {
        Path folder = undertaking.output().resolve("failed-" + failing.revision());
        try {
            Evidence.write(files, folder);
            log.saved(folder);
        } catch (IOException full) {
            log.notSaved(folder, full);
        }
        try {
            inside.keep(Evidence.forTheRecord(files));
        } catch (SarvanomException refused) {
            log.notRecorded(refused);
        }
    }
}
