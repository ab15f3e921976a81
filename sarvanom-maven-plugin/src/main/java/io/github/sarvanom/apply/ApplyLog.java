package io.github.sarvanom.apply;

import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Removal;
import java.time.Duration;

/** Hears what happens while a plan is carried out. Called from several threads. */
public interface ApplyLog {
    void applying(int changes);

    void applied(Change change);

    void allApplied(int changes, Duration took);

    void removing(int objects);

    /** The object is gone, or on its way. */
    void removed(Removal removal);

    void allRemoved(int objects, Duration took);
}
