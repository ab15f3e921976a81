package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.plan.Plan;
import java.time.Duration;

/**
 * All that is known before anything is changed.
 *
 * @param took for reading, comparing and asking
 */
public record Prepared(ServerInfo server, ManifestSet desired, LiveState live, Plan plan, Duration took) {}
