package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.LocalPlan;
import io.github.sarvanom.compose.LocalProgress;
import io.github.sarvanom.environment.Environment;
import java.util.List;

/**
 * How an application came up on this machine.
 *
 * @param containers all of them, by name, as they stood at the end
 */
public record LocalOutcome(Environment environment, LocalPlan plan, List<LocalProgress> containers, StageTimes times) {
    public LocalOutcome {
        containers = List.copyOf(containers);
    }
}
