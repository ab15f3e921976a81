package io.github.sarvanom.report;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.pipeline.DeployRequest;
import io.github.sarvanom.pipeline.GonePods;
import io.github.sarvanom.pipeline.ServiceImage;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.ReleaseFailure;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.WorkloadFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes one story of what the stages came to. */
final class Storyteller {
    private final DeployRequest request;
    private final Findings findings;
    private final Chronicle chronicle;
    private final Instant begun;

    Storyteller(DeployRequest request, Findings findings, Chronicle chronicle, Instant begun) {
        this.request = request;
        this.findings = findings;
        this.chronicle = chronicle;
        this.begun = begun;
    }

    Story story(Optional<SarvanomException> failure, Instant ended) {
        Environment environment = request.environment();
        Story.Ending good = environment.isRehearsal() ? Story.Ending.REHEARSED : Story.Ending.RELEASED;
        String name = environment.application() + " to " + environment.name();
        Map<String, String> images = new TreeMap<>();
        for (ServiceImage each : request.services()) {
            images.put(each.service().name(), each.image().digest());
        }
        return new Story(
                environment.application(),
                environment.name(),
                environment.namespace(),
                environment.isRehearsal() ? "rehearsal" : environment.cluster().said(),
                failure.isPresent() ? Story.Ending.FAILED : good,
                failure.map(ReleaseStory::headline)
                        .orElse(name + (environment.isRehearsal() ? " was rehearsed" : " was released")),
                begun,
                Duration.between(begun, ended).plus(request.build()),
                failures(failure),
                failure.map(SarvanomException::problems).orElse(List.of()),
                findings.workloads(),
                images,
                findings.verification().results(),
                findings.released().map(outcome -> outcome.times().byStage()).orElse(Map.of()),
                chronicle.happenings(),
                findings.changes());
    }

    private List<WorkloadFailure> failures(Optional<SarvanomException> failure) {
        return failure.orElse(null) instanceof ReleaseFailure ended
                ? GonePods.told(ended.release(), failures())
                : failures();
    }

    private List<WorkloadFailure> failures() {
        RolloutOutcome outcome = findings.rollout().orElse(null);
        if (outcome instanceof RolloutOutcome.Failed failed) {
            return failed.failures();
        }
        return outcome instanceof RolloutOutcome.TimedOut timedOut ? timedOut.missing() : List.of();
    }
}
