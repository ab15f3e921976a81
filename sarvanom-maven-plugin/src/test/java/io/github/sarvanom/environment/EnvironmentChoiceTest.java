package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.configuration.EnvironmentProfiles;
import io.github.sarvanom.configuration.EnvironmentSettings;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentChoiceTest {
    private static final List<String> ALL = List.of("development", "staging", "production");
    private static final Map<String, String> NOTHING = Map.of();

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("no-profile", profiles(List.of(), List.of()), null, NOTHING),
                Arguments.of("mistyped-profile", profiles(List.of(), List.of("stagng", "ci")), null, NOTHING),
                Arguments.of("unknown-environment", profiles(List.of(), List.of()), null, asked("prodution")),
                Arguments.of("inactive-environment", profiles(List.of(), List.of()), null, asked("production")),
                Arguments.of("none-defined", new EnvironmentProfiles(List.of(), List.of(), List.of()), null, NOTHING),
                Arguments.of(
                        "nameless", new EnvironmentProfiles(List.of(), List.of(), List.of()), named(null), NOTHING),
                Arguments.of(
                        "two-environments",
                        profiles(List.of("staging", "production"), List.of("staging", "production")),
                        named("production"),
                        NOTHING),
                Arguments.of(
                        "two-environments-one-unasked",
                        profiles(List.of("development", "staging"), List.of("staging")),
                        named("staging"),
                        NOTHING),
                Arguments.of("three-environments", profiles(ALL, List.of()), named("production"), NOTHING),
                Arguments.of(
                        "contradiction",
                        profiles(List.of("staging"), List.of("staging")),
                        named("staging"),
                        asked("production")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusesWhatIsNotExactlyOneEnvironment(
            String name,
            EnvironmentProfiles profiles,
            @Nullable EnvironmentSettings settings,
            Map<String, String> properties) {
        Problems problems = new Problems();

        assertThat(new EnvironmentChoice(SaidByExample.root(properties), profiles, problems).name(settings))
                .isEmpty();

        Golden.matches("environment/choice/" + name + ".txt", text(problems));
    }

    @Test
    void takesTheNameFromThePom() {
        assertThat(choose(named("blue"), profiles(List.of("staging"), List.of("staging"))))
                .containsExactly("blue");
    }

    @Test
    void takesTheProfilesIdWhenThePomGivesNoName() {
        assertThat(choose(named(null), profiles(List.of("staging"), List.of("staging"))))
                .containsExactly("staging");
    }

    @Test
    void takesAnEnvironmentThatNeedsNoProfile() {
        assertThat(choose(named("only"), profiles(List.of(), List.of()))).containsExactly("only");
    }

    private static List<String> choose(EnvironmentSettings settings, EnvironmentProfiles profiles) {
        Problems problems = new Problems();
        List<String> chosen = new ArrayList<>();
        new EnvironmentChoice(SaidByExample.root(NOTHING), profiles, problems)
                .name(settings)
                .ifPresent(name -> chosen.add(name.value()));
        assertThat(problems.list()).isEmpty();
        return chosen;
    }

    private static EnvironmentProfiles profiles(List<String> active, List<String> requested) {
        return new EnvironmentProfiles(ALL, active, requested);
    }

    private static EnvironmentSettings named(@Nullable String name) {
        return new EnvironmentSettings(name, null, null, null, null, null, null, null, Map.of(), List.of(), List.of());
    }

    private static Map<String, String> asked(String environment) {
        return Map.of("sarvanom.environment", environment);
    }

    private static String text(Problems problems) {
        return problems.list().stream().map(Problem::text).collect(Collectors.joining("\n\n")) + "\n";
    }
}
