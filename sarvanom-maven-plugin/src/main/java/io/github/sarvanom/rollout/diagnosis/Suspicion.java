package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import java.util.Optional;

/**
 * What the judgement of a workload, or of one of its pods, came to.
 *
 * @param reason its words
 * @param pod the one that was judged; empty for the workload itself
 */
public record Suspicion(Cause cause, String reason, Optional<LiveObject> pod) {}
