package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.LocalLog;
import io.github.sarvanom.compose.LocalPlan;
import io.github.sarvanom.environment.Environment;
import java.time.Duration;

/** Hears how an application is brought up as containers on this machine. */
public interface LocalReleaseLog extends LocalLog {
    /** The engine answers. */
    void connected(Environment environment, String engine);

    /** What will be done is known; nothing was changed yet. */
    void planned(LocalPlan plan, Duration took);

    /** Containers were made and removed as planned. */
    void carriedOut(LocalPlan plan, Duration took);

    /** All is well. */
    void released(LocalOutcome outcome);
}
