package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand among a service's JVM flags, which everybody can read in the image. */
final class FlagRules {
    private static final String ITEM = "service/jvmFlags/jvmFlag";
    private static final Pattern PROPERTY = Pattern.compile("-D(?<name>[^=]+)=(?<value>.*)");

    private final Said said;
    private final Problems problems;

    FlagRules(Said said, Problems problems) {
        this.said = said;
        this.problems = problems;
    }

    void check(List<String> flags) {
        flags.forEach(flag -> problem(said.item(ITEM, flag)).ifPresent(problems::add));
    }

    private static Optional<Problem> problem(Sourced<String> flag) {
        Optional<String> credential = credential(flag.value());
        if (credential.isPresent()) {
            return Optional.of(Problem.of("a <jvmFlag> holds a credential, and would be part of the image")
                    .at(flag.source())
                    .seen("seen: " + credential.get() + " (value not shown)")
                    .mend("name it as a secret, <secrets><secret>...</secret></secrets>: "
                            + "the service then finds it in its environment"));
        }
        Optional<String> variable = Unresolved.variable(flag.value());
        if (variable.isPresent()) {
            return Optional.of(Unresolved.problem("a <jvmFlag>", variable.get(), flag.source()));
        }
        return flag.value().startsWith("-")
                ? Optional.empty()
                : Optional.of(Problem.of("a <jvmFlag> is not a flag")
                        .at(flag.source())
                        .seen("seen: " + Shown.value(flag.value()))
                        .seen("expected: a text that begins with '-'")
                        .mend("write one flag in each <jvmFlag>"));
    }

    /** Properties follow the rule for variables, which they often stand for: spring.datasource.password. */
    private static Optional<String> credential(String flag) {
        Matcher property = PROPERTY.matcher(flag);
        return property.matches()
                ? CredentialDetector.in(property.group("name").replaceAll("[.-]", "_"), property.group("value"))
                : CredentialDetector.inValue(flag).map(shape -> "its value is " + shape);
    }
}
