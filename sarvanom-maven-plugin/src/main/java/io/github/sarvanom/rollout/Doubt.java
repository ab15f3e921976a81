package io.github.sarvanom.rollout;

import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.time.Duration;

/**
 * A workload in a trouble that sometimes mends itself: it is called by its name at once, and given up only when its budget is
 * used up.
 *
 * @param diagnosis what would be told were it given up now
 * @param until from the start of the wait on, when it is given up; zero when only restarts count
 * @param restarts after how many of them it is given up; 0 when only time counts
 * @param hope why it is waited for, to be read after "since"
 */
public record Doubt(WorkloadProgress workload, Diagnosis diagnosis, Duration until, int restarts, String hope) {}
