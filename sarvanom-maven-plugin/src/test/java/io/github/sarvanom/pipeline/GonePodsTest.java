package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.release.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GonePodsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl logs basket-1 -c basket -n shop --previous",
                "kubectl logs job/migrate -n shop",
                "kubectl describe pod basket-1 -n shop"
            })
    void whoIsGoneIsNotToBeAsked(String command) {
        List<Problem> told = GonePods.told(Outcome.FAILED_AND_CLEANED_UP, 3, List.of(withRemedy(command)));
        assertThat(told)
                .extracting(Problem::remedy)
                .containsExactly("Mend it, then deploy again\n"
                        + "The pod is gone; its log, events and state are in failed-3, beside report.html");
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"FAILED_AND_KEPT", "FAILED_AND_NOT_RESTORED", "INTERRUPTED"})
    void whoStaysCanBeAsked(Outcome outcome) {
        List<Problem> why = List.of(withRemedy("kubectl logs basket-1 -c basket -n shop"));
        assertThat(GonePods.told(outcome, 3, why)).isEqualTo(why);
    }

    @Test
    void aQuestionToTheNamespaceOrANodeStays() {
        List<Problem> why = List.of(withRemedy("kubectl describe resourcequota -n shop"), Problem.of("no remedy"));
        assertThat(GonePods.told(Outcome.FAILED_AND_RESTORED, 3, why)).isEqualTo(why);
    }

    private static Problem withRemedy(String command) {
        return Problem.of("basket cannot become ready").mend("Mend it, then deploy again\n" + command);
    }
}
