package io.github.sarvanom.rollout;

/**
 * One pod of a workload's present shape on its way.
 *
 * @param name as in the cluster
 */
public record PodProgress(String name, Readiness readiness) {}
