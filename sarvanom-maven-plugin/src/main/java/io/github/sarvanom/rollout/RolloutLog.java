package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.List;

/** Hears what happens while a rollout is waited for. Called from the waiting thread alone. */
public interface RolloutLog {

    /** The wait begins; not called when everything was ready already. */
    void waiting(List<WorkloadProgress> workloads, RolloutDeadline deadline);

    /** A workload looks different from before, but is neither ready nor failed. */
    void progressed(WorkloadProgress workload);

    /** A workload became ready. */
    void ready(WorkloadProgress workload);

    /** A workload failed for certain. */
    void failed(WorkloadProgress workload);

    /** A workload is in a trouble that may yet mend itself; told once for each, soon after it was first seen. */
    void doubted(Doubt doubt);

    /** A workload became ready in spite of what was told of it. */
    void recovered(WorkloadProgress workload, List<Diagnosis> from);

    /** About once a second, whether or not anything happened. */
    void ticked(List<WorkloadProgress> workloads, Duration elapsed);

    /** The wait that began is over, however it ended. */
    void ended(List<WorkloadProgress> workloads, Duration took);

    /** How the wait came out, and why; also when everything was ready already. */
    default void concluded(RolloutOutcome outcome) {}

    /** Nobody knows when an object of this kind is ready; it is not waited for. */
    void notJudged(ResourceId id);

    /** Objects of this kind cannot be watched: the rollout is judged without them, with fewer reasons to show. */
    void withoutSight(String kind, Problem why);
}
