package io.github.sarvanom.mojo;

import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.environment.DurationForm;
import io.github.sarvanom.environment.WholeNumber;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.problem.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Which lines of the logs are wanted, as the command line says it. */
record LogWishes(PodLogs.Extent extent, Optional<String> service) {
    private static final WholeNumber LINES = new WholeNumber("a number of lines", 0, 1_000_000, "100");

    /**
     * @param services those that the POMs name
     * @throws io.github.sarvanom.problem.SarvanomException with all that is wrong
     */
    static LogWishes of(Run run, List<String> services) {
        Problems problems = new Problems();
        CommandLine said = new CommandLine(run, problems);
        Optional<Duration> since = said.read(RunProperty.LOGS_SINCE, DurationForm.TIMEOUT);
        Optional<Integer> tail = said.read(RunProperty.LOGS_TAIL, LINES);
        Optional<String> service = RunProperty.LOGS_SERVICE.of(run);
        service.filter(name -> !services.isEmpty() && !services.contains(name))
                .ifPresent(name -> problems.add(Problem.of("no service of this reactor is named " + name
                                + Suggestion.asQuestion(name, services, "; did you mean %s?"))
                        .at(Source.property(RunProperty.LOGS_SERVICE.key()))
                        .mend("name one of " + String.join(", ", services))));
        problems.throwIfAny();
        PodLogs.Mode mode = RunProperty.LOGS_FOLLOW.isOn(run) ? PodLogs.Mode.FOLLOW : PodLogs.Mode.SO_FAR;
        PodLogs.Extent extent = new PodLogs.Extent(
                tail.map(OptionalInt::of).orElse(OptionalInt.empty()),
                since.map(Duration::toSeconds).map(OptionalLong::of).orElse(OptionalLong.empty()),
                mode);
        return new LogWishes(extent, service);
    }
}
