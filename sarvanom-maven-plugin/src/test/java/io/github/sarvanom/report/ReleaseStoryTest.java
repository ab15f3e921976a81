package io.github.sarvanom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.pipeline.DeployOutcome;
import io.github.sarvanom.pipeline.DeployRequest;
import io.github.sarvanom.pipeline.Terms;
import io.github.sarvanom.pipeline.Undertaking;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.rollout.PodEvidence;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.WorkloadFailure;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Confidence;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.verification.Check;
import io.github.sarvanom.verification.CheckResult;
import io.github.sarvanom.verification.HttpCheck;
import io.github.sarvanom.verification.HttpTarget;
import io.github.sarvanom.verification.StatusRange;
import io.github.sarvanom.verification.Verdict;
import io.github.sarvanom.verification.VerificationOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What a deploy leaves behind to be read: whole pages, compared with those that people have looked at. */
class ReleaseStoryTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T09:30:00Z");

    private final List<Happening> heard = new ArrayList<>();
    private Instant now = BEGIN;

    @TempDir
    private Path folder;

    @Test
    void aFailedDeployTellsCauseFirst() throws Exception {
        ReleaseStory story = story();
        TextReport report = report(story);
        fail(report);
        report.recovery()
                .changed(
                        good(),
                        Map.of(
                                "gateway",
                                List.of(
                                        "gateway resources limits memory: 256Mi, before 512Mi",
                                        "dependency tools.jackson.core:jackson-core: 3.1.0, before 3.0.1",
                                        "config LOG_LEVEL: debug, before info")));
        SarvanomException failure = new SarvanomException(
                Blame.USER,
                List.of(Problem.of("gateway cannot become ready: 0 of 2 pods ready after 14 s")
                        .at(Source.file("gateway/pom.xml", 31).within("<memory>"))
                        .seen("SRV-306 The program needs more memory than its limit")
                        .mend("Raise <limits><memory> of the service")));

        assertThat(story.failed(failure)).contains(folder.resolve("report.html"));

        Golden.matches("report/failed.html", read("report.html"));
        Golden.matches("report/failed.xml", read("TEST-sarvanom.xml"));
        assertWellFormed("TEST-sarvanom.xml");
    }

    @Test
    void aGoodDeployTellsWhatRunsAndWhatWasAsked() throws Exception {
        ReleaseStory story = story();
        TextReport report = report(story);
        succeed(report);

        assertThat(story.succeeded()).isEmpty();

        Golden.matches("report/released.html", read("report.html"));
        Golden.matches("report/released.xml", read("TEST-sarvanom.xml"));
    }

    @Test
    void whatAProgramSaysStaysText() {
        assertThat(Html.text("<script>alert('1 & 2')</script>\u001b[31m").markup())
                .isEqualTo("&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;\uFFFD[31m");
    }

    @Test
    void aPageAsksForNothingFromAnywhere() throws Exception {
        ReleaseStory story = story();
        fail(report(story));
        story.failed(SarvanomException.user(Problem.of("gateway cannot become ready")));

        assertThat(read("report.html")).doesNotContain("http:", "https:", "src=", "href=", "url(", "@import");
    }

    @Test
    void everyStepIsALineOfJson() {
        fail(report(story()));

        assertThat(heard).isNotEmpty();
        assertThat(EventLine.of(heard.get(0)))
                .startsWith(
                        "{\"at\":\"2026-11-23T09:30:02Z\",\"stage\":\"plan\",\"subject\":\"\",\"mood\":\"neutral\",");
    }

    @Test
    void aDoubtTellsProgramsItsCodeAndWhatToDo() {
        TextReport report = report(story());
        report.rollout().doubted(Example.doubt());
        report.rollout()
                .recovered(
                        Example.ready("synthesis", 2, 40_000),
                        List.of(Example.doubt().diagnosis()));

        Golden.matches(
                "report/doubt.ndjson", heard.stream().map(EventLine::of).collect(Collectors.joining("\n")) + "\n");
    }

    @Test
    void ciServersAreToldInTheirOwnWords() {
        SarvanomException failure = SarvanomException.user(Problem.of("gateway: no memory, 100%")
                .at(Source.file("gateway/pom.xml", 31).within("<memory>"))
                .seen("one\ntwo")
                .mend("raise it"));

        assertThat(new Annotations(Map.of("GITHUB_ACTIONS", "true")).of(failure))
                .containsExactly("::error file=gateway/pom.xml,line=31,title=gateway%3A no memory%2C 100%25::"
                        + "one%0Atwo%0A-> raise it");
        assertThat(new Annotations(Map.of("TF_BUILD", "True")).of(failure))
                .containsExactly("##vso[task.logissue type=error;sourcepath=gateway/pom.xml;linenumber=31;]"
                        + "gateway: no memory, 100%AZP25: one%0Atwo%0A-> raise it");
        assertThat(new Annotations(Map.of("CI", "true")).of(failure)).isEmpty();
    }

    private void fail(TextReport report) {
        after(2);
        report.deploy().planned(Example.changingPlan(), Duration.ofMillis(210));
        WorkloadProgress gateway =
                Example.failed("gateway", "ended with exit code 137 (OOMKilled), 3 restarts", 14_100);
        List<WorkloadProgress> workloads =
                List.of(gateway, Example.ready("retrieval", 2, 6200), Example.half("synthesis", "is starting", 14_100));
        after(1);
        report.rollout().waiting(workloads, Example.DEADLINE);
        after(6);
        report.rollout().ready(workloads.get(1));
        report.rollout().progressed(workloads.get(2));
        after(8);
        report.rollout().failed(gateway);
        report.rollout()
                .concluded(new RolloutOutcome.Failed(workloads, List.of(failure(gateway)), Duration.ofMillis(14_100)));
    }

    private static WorkloadFailure failure(WorkloadProgress gateway) {
        Diagnosis memory = new Diagnosis(
                Cause.OUT_OF_MEMORY,
                Confidence.CERTAIN,
                "pod gateway-7d4b9c5f6-x2k1p was killed at 512Mi, three times in 41 s",
                "512Mi",
                List.of(
                        "limit: 512Mi; heap may grow to 384Mi (-XX:MaxRAMPercentage=75)",
                        "last line before: Loading index <main> with 1200000 entries"),
                Source.file("gateway/pom.xml", 31).within("<memory>"),
                "Raise <limits><memory> of the service, or give the heap less of it",
                "mvn sarvanom:logs -Pstaging -Dsarvanom.logs.service=gateway");
        PodEvidence pod = new PodEvidence(
                "gateway-7d4b9c5f6-x2k1p",
                "gateway",
                "waiting, CrashLoopBackOff; ended with exit code 137 (OOMKilled), 3 restarts",
                List.of("Warning OOMKilling: Memory cgroup out of memory"),
                List.of(
                        "09:30:09.120 INFO  Starting gateway 2.0.0 on port 8004",
                        "09:30:11.004 INFO  Loading index <main> with 1200000 entries"),
                LogInstance.PREVIOUS);
        return new WorkloadFailure(gateway, List.of(memory), List.of(), List.of(pod));
    }

    private void succeed(TextReport report) {
        after(2);
        report.deploy().planned(Example.firstPlan(), Duration.ofMillis(210));
        DeployOutcome outcome = Example.outcome(Example.environment(), Example.firstPlan(), 6100);
        RolloutOutcome rollout = outcome.carried().rollout();
        report.rollout().waiting(rollout.workloads(), Example.DEADLINE);
        after(6);
        rollout.workloads().forEach(report.rollout()::ready);
        report.rollout().concluded(rollout);
        after(1);
        report.verification()
                .verified(new VerificationOutcome(
                        List.of(
                                result("gateway", new Verdict.Passed("200, healthy", List.of())),
                                result("retrieval", new Verdict.Passed("200, degraded", List.of())),
                                result("synthesis", new Verdict.NotVerified("rehearsed pods run nothing"))),
                        Duration.ofMillis(80)));
        report.deploy().released(outcome);
    }

    private static CheckResult result(String service, Verdict verdict) {
        HttpCheck check = new HttpCheck(
                new HttpTarget.Inside(service, 8004),
                "/health",
                StatusRange.SUCCESSFUL,
                new TreeMap<>(),
                Check.Origin.DEFAULT);
        return new CheckResult(check, verdict, Duration.ofMillis(23));
    }

    private ReleaseStory story() {
        Undertaking shape =
                Example.outcome(Example.environment(), Example.firstPlan(), 0).undertaking();
        DeployRequest request = new DeployRequest(
                shape.environment(), shape.services(), Set.of(), Terms.USUAL, folder, folder, Duration.ofMillis(3140));
        return new ReleaseStory(request, () -> now, heard::add);
    }

    private static TextReport report(ReleaseStory story) {
        return new TextReport(new Paper(), Look.LOG, Example.NAMES).heardBy(story);
    }

    private void after(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void assertWellFormed(String file) throws Exception {
        Document document = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve(file).toFile());
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    }

    private static Release good() {
        return new Release(
                12,
                "run",
                Optional.empty(),
                new Author("anna@laptop", "", "", Author.Checkout.CLEAN),
                BEGIN,
                Optional.of(BEGIN),
                new TreeMap<>(),
                "1 to change",
                Outcome.SUCCEEDED,
                List.of(),
                new Release.Content(1, 1, ""),
                new Release.Content(0, 0, ""),
                List.of());
    }

    /** A thread's group would print a stack trace into what the deploy tells. */
    @Test
    void aPageForNobodyFailsInSilence() {
        Thread thread = ReleaseStory.forNobody(() -> {});
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getUncaughtExceptionHandler()).isNotSameAs(thread.getThreadGroup());
    }
}
