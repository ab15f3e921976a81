package io.github.sarvanom.architecture.planted.rollout;

/** Planted: a judgement that depends on when it is made. */
final class TimedRule {
    boolean judge() {
        return java.time.Instant.now().isAfter(java.time.Instant.EPOCH);
    }
}
