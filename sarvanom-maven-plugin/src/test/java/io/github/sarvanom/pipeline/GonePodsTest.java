package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.rollout.Readiness;
import io.github.sarvanom.rollout.Replicas;
import io.github.sarvanom.rollout.WorkloadFailure;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Confidence;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl describe configmaps -n shop",
                "kubectl get endpointslices,pods -n shop",
                "kubectl get serviceaccount basket -n shop -o yaml",
                "kubectl rollout resume deployment/basket -n shop"
            })
    void whatIsGoneIsNotToBeLookedAt(String command) {
        List<Problem> why = List.of(withRemedy(command));
        assertThat(GonePods.told(Outcome.FAILED_AND_CLEANED_UP, 3, why))
                .extracting(Problem::remedy)
                .containsExactly("Mend it, then deploy again\n"
                        + "What it made is gone; its objects, as they were wanted, lie beside report.html");
        assertThat(GonePods.told(Outcome.FAILED_AND_RESTORED, 3, why)).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl describe limitrange -n shop",
                "kubectl get pods -n kube-system -o wide",
                "kubectl get nodes --show-labels",
                "kubectl get namespace shop --show-labels"
            })
    void whatOthersMadeStays(String command) {
        List<Problem> why = List.of(withRemedy(command));
        assertThat(GonePods.told(Outcome.FAILED_AND_CLEANED_UP, 3, why)).isEqualTo(why);
    }

    @Test
    void aQuestionToTheNamespaceOrANodeStays() {
        List<Problem> why = List.of(withRemedy("kubectl describe resourcequota -n shop"), Problem.of("no remedy"));
        assertThat(GonePods.told(Outcome.FAILED_AND_RESTORED, 3, why)).isEqualTo(why);
    }

    @Test
    void whoTellsTheCausesIsToldTheSame() {
        List<WorkloadFailure> failures = List.of(failure("kubectl logs web-1 -c web -n shop --previous"));
        Diagnosis told = GonePods.told(release(Outcome.FAILED_AND_RESTORED), failures)
                .get(0)
                .diagnoses()
                .get(0);
        assertThat(told.command()).isEmpty();
        assertThat(told.remedy())
                .isEqualTo("Mend what the exception says, then deploy again. "
                        + "The pod is gone; its log, events and state are in failed-3, beside report.html");
    }

    @Test
    void whoTellsTheCausesOfPodsThatStayIsToldNothingElse() {
        List<WorkloadFailure> failures = List.of(failure("kubectl logs web-1 -c web -n shop --previous"));
        assertThat(GonePods.told(release(Outcome.FAILED_AND_KEPT), failures)).isEqualTo(failures);
        List<WorkloadFailure> ofNodes = List.of(failure("kubectl describe nodes"));
        assertThat(GonePods.told(release(Outcome.FAILED_AND_RESTORED), ofNodes)).isEqualTo(ofNodes);
    }

    private static WorkloadFailure failure(String command) {
        Diagnosis diagnosis = new Diagnosis(
                Cause.UNCAUGHT_EXCEPTION,
                Confidence.CERTAIN,
                "pod web-1 ended with exit code 1",
                "",
                List.of(),
                null,
                "Mend what the exception says, then deploy again",
                command);
        WorkloadProgress web = new WorkloadProgress(
                new ResourceId("apps/v1", "Deployment", "shop", "web"),
                new Readiness.Failed(Cause.UNCAUGHT_EXCEPTION, "pod web-1 ended with exit code 1"),
                new Replicas(0, 1, 0),
                List.of(),
                Duration.ZERO);
        return new WorkloadFailure(web, List.of(diagnosis), List.of(), List.of());
    }

    private static Release release(Outcome outcome) {
        return new Release(
                3,
                "run",
                Optional.empty(),
                new Author("anna@laptop", "", "", Author.Checkout.CLEAN),
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                new TreeMap<>(),
                "1 to change",
                outcome,
                List.of(),
                new Release.Content(1, 1, ""),
                new Release.Content(1, 1, ""),
                List.of());
    }

    private static Problem withRemedy(String command) {
        return Problem.of("basket cannot become ready").mend("Mend it, then deploy again\n" + command);
    }
}
