package io.github.sarvanom.pipeline;

import io.github.sarvanom.apply.ApplyLog;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Removal;
import java.time.Duration;

/** Hears and says nothing. */
record SilentApply() implements ApplyLog {
    @Override
    public void applying(int changes) {}

    @Override
    public void applied(Change change) {}

    @Override
    public void allApplied(int changes, Duration took) {}

    @Override
    public void removing(int objects) {}

    @Override
    public void removed(Removal removal) {}

    @Override
    public void allRemoved(int objects, Duration took) {}
}
