package io.github.sarvanom.mojo;

import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.environment.DurationForm;
import io.github.sarvanom.environment.Form;
import io.github.sarvanom.environment.Shown;
import io.github.sarvanom.environment.Unfit;
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
        Optional<Duration> since = read(RunProperty.LOGS_SINCE, DurationForm.TIMEOUT, run, problems);
        Optional<Integer> tail = read(RunProperty.LOGS_TAIL, LINES, run, problems);
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

    private static <T> Optional<T> read(RunProperty property, Form<T> form, Run run, Problems problems) {
        return property.of(run).flatMap(text -> {
            try {
                return Optional.of(form.read(text));
            } catch (Unfit unfit) {
                problems.add(Problem.of("-D" + property.key() + " is not " + form.noun())
                        .at(Source.property(property.key()))
                        .seen("seen: " + Shown.value(text))
                        .seen("expected: " + unfit.expected())
                        .mend("say, for example, -D" + property.key() + "="
                                + unfit.better().orElse(form.example())));
                return Optional.empty();
            }
        });
    }
}
