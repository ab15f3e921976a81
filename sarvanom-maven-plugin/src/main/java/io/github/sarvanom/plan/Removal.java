package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;

/**
 * An object that is no longer wanted and goes.
 *
 * @param live as it was when the plan was made; only this very object goes, not another of its name
 */
public record Removal(LiveObject live) {
    public ResourceId id() {
        return live.id();
    }

    public String uid() {
        return live.uid();
    }
}
