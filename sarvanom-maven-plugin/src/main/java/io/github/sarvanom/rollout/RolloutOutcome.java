package io.github.sarvanom.rollout;

import java.time.Duration;
import java.util.List;

/** How a wait ended. Each knows all workloads that were waited for, as they stood at the end. */
public sealed interface RolloutOutcome {

    List<WorkloadProgress> workloads();

    /** From the start of the wait to its end. */
    Duration took();

    /** Everything that was applied does its work. */
    record Succeeded(List<WorkloadProgress> workloads, Duration took) implements RolloutOutcome {
        public Succeeded {
            workloads = List.copyOf(workloads);
        }
    }

    /**
     * At least one workload cannot get there.
     *
     * @param failures those that failed or look hopeless, the certain ones first
     */
    record Failed(List<WorkloadProgress> workloads, List<WorkloadFailure> failures, Duration took)
            implements RolloutOutcome {
        public Failed {
            workloads = List.copyOf(workloads);
            failures = List.copyOf(failures);
        }
    }

    /**
     * The deadline passed first.
     *
     * @param missing the workloads that were not ready, with what was seen of them
     */
    record TimedOut(
            List<WorkloadProgress> workloads, List<WorkloadFailure> missing, RolloutDeadline deadline, Duration took)
            implements RolloutOutcome {
        public TimedOut {
            workloads = List.copyOf(workloads);
            missing = List.copyOf(missing);
        }
    }

    /** The waiting thread was interrupted; its interrupt status is set again. What was applied stays as it is. */
    record Interrupted(List<WorkloadProgress> workloads, Duration took) implements RolloutOutcome {
        public Interrupted {
            workloads = List.copyOf(workloads);
        }
    }
}
