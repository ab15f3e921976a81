package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.Engine;
import io.github.sarvanom.compose.LocalLook;
import io.github.sarvanom.compose.LocalProgress;
import io.github.sarvanom.compose.LocalStatus;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with what runs on this machine now. Waits for nothing, changes nothing. */
public final class LocalDiagnosePipeline {
    private final Engine engine;
    private final LocalReleaseLog log;
    private final Clock clock;

    public LocalDiagnosePipeline(Engine engine, LocalReleaseLog log, Clock clock) {
        this.engine = engine;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What it came to.
     *
     * @param looked how many containers there are or should be
     * @param problems one each that is not well, stores first; empty when all are
     */
    public record Result(int looked, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** @param services of this run, whether built or not */
    public Result run(Environment environment, List<Service> services) throws InterruptedException {
        log.connected(environment, engine.version());
        List<LocalProgress> containers =
                new LocalLook(engine, environment.namespace(), clock).look(environment.stores(), services);
        LocalRemedy remedy = new LocalRemedy(engine, environment);
        List<Problem> problems = new ArrayList<>();
        for (LocalProgress container : containers) {
            if (container.status() instanceof LocalStatus.Failed failed) {
                problems.add(neededBy(
                                Problem.of(remedy.redacted(container.name() + " " + failed.reason())),
                                container,
                                services)
                        .seen(remedy.log(container.name()))
                        .mend(remedy.now(container.name(), failed)));
            } else if (container.status() instanceof LocalStatus.Waiting waiting) {
                problems.add(neededBy(
                                Problem.of(remedy.redacted(container.name() + " " + waiting.reason())),
                                container,
                                services)
                        .mend("it may still be on its way: look again in a moment"));
            }
        }
        return new Result(containers.size(), problems);
    }

    private static Problem neededBy(Problem problem, LocalProgress container, List<Service> services) {
        List<String> names = services.stream()
                .filter(service -> service.dependencies().contains(container.name()))
                .map(Service::name)
                .sorted()
                .toList();
        return names.isEmpty() ? problem : problem.seen("needed by: " + String.join(", ", names));
    }
}
