package io.github.sarvanom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.image.BuiltImage.Outcome;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.pipeline.ServiceStatus;
import io.github.sarvanom.pipeline.Status;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.Doubt;
import io.github.sarvanom.rollout.PodProgress;
import io.github.sarvanom.rollout.Readiness;
import io.github.sarvanom.rollout.Replicas;
import io.github.sarvanom.rollout.WorkloadProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole transcripts, as a reader sees them. */
class ReportTest {
    private final Paper paper = new Paper();

    @Test
    void firstDeployInALog() {
        firstDeploy(report(Look.LOG));
        Golden.matches("report/first-deploy.log", paper.text());
        assertThat(paper.text()).doesNotContain("\u001b");
    }

    @Test
    void firstDeployOnATerminal() {
        firstDeploy(report(Screens.TERMINAL_80));
        Golden.matches("report/first-deploy-terminal-80.txt", readable());
    }

    @Test
    void changingDeployInALog() {
        changingDeploy(report(Look.LOG));
        Golden.matches("report/changing-deploy.log", paper.text());
    }

    @Test
    void changingDeployOnANarrowTerminal() {
        changingDeploy(report(Screens.TERMINAL_80));
        Golden.matches("report/changing-deploy-terminal-80.txt", readable());
    }

    @Test
    void changingDeployOnAWideTerminal() {
        changingDeploy(report(Screens.TERMINAL_120));
        Golden.matches("report/changing-deploy-terminal-120.txt", readable());
    }

    @Test
    void nothingToDoInALog() {
        TextReport report = report(Look.LOG);
        Example.NAMES.forEach(name -> report.images().unchanged(Example.image(name, 1, Outcome.UNCHANGED, 14)));
        report.deploy().connected(Example.environment(), Example.SERVER);
        report.deploy().planned(Example.emptyPlan(), Duration.ofMillis(90));
        report.apply().applying(0);
        report.apply().allApplied(0, Duration.ZERO);
        report.deploy().released(Example.outcome(Example.environment(), Example.emptyPlan(), 0));
        Golden.matches("report/nothing-to-do.log", paper.text());
    }

    @Test
    void rollbackInALog() {
        report(Look.LOG).deploy().released(Example.rolledBack(2));
        Golden.matches("report/rollback.log", paper.text());
    }

    @Test
    void rehearsalInALog() {
        TextReport report = report(Look.LOG);
        Problem why = Problem.of("the base image cannot be had: no route to its registry");
        report.images().pushed(Example.image("gateway", 1, Outcome.BUILT, 650));
        report.images().baseReplaced("gateway", "eclipse-temurin:17-jre", why);
        report.images().warned("gateway", "the image has no tag");
        report.deploy().connected(Example.rehearsal(), Example.SERVER);
        report.deploy().planned(Example.firstPlan(), Duration.ofMillis(210));
        report.deploy().released(Example.outcome(Example.rehearsal(), Example.firstPlan(), 800));
        Golden.matches("report/rehearsal.log", paper.text());
    }

    @Test
    void silenceInALogIsBrokenTwiceAMinute() {
        TextReport report = report(Look.LOG);
        List<WorkloadProgress> workloads =
                List.of(Example.ready("gateway", 2, 900), Example.half("retrieval", "is starting", 1000));
        report.rollout().waiting(workloads, Example.DEADLINE);
        for (int second = 1; second <= 100; second++) {
            report.rollout().ticked(workloads, Duration.ofSeconds(second));
        }
        report.rollout().progressed(Example.half("retrieval", "is not ready yet", 100_500));
        for (int second = 101; second <= 135; second++) {
            report.rollout().ticked(workloads, Duration.ofSeconds(second));
        }
        Golden.matches("report/long-wait.log", paper.text());
    }

    @Test
    void whatMayMendItselfIsNamedWithWhatToDoAndUntilWhen() {
        TextReport report = report(Look.LOG);
        Doubt doubt = Example.doubt();
        report.rollout().waiting(List.of(doubt.workload()), Example.DEADLINE);
        report.rollout().progressed(doubt.workload());
        report.rollout().doubted(doubt);
        report.rollout().ready(Example.ready("synthesis", 2, 40_000));
        report.rollout().recovered(Example.ready("synthesis", 2, 40_000), List.of(doubt.diagnosis()));
        Golden.matches("report/doubt.log", paper.text());
    }

    @Test
    void restartsAreCountedAsEnglishDoes() {
        Doubt doubt = Example.doubt();
        assertThat(Stream.of(1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111)
                        .map(restarts -> DoubtText.budget(
                                new Doubt(doubt.workload(), doubt.diagnosis(), doubt.until(), restarts, doubt.hope())))
                        .map(text -> text.replaceAll(".*after its (\\S+) restart.*", "$1")))
                .containsExactly(
                        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "101st", "111th");
    }

    @Test
    void aFailureInALog() {
        TextReport report = report(Look.LOG);
        failure(report);
        Golden.matches("report/failure.log", paper.text());
    }

    @Test
    void aFailureOnATerminal() {
        failure(report(Screens.TERMINAL_80));
        Golden.matches("report/failure-terminal-80.txt", readable());
    }

    @Test
    void aTreeInAsciiWhereTheCharsetHasNoMore() {
        failure(report(Screens.ASCII_80));
        Golden.matches("report/failure-ascii-80.txt", paper.text());
        assertThat(paper.text()).matches("\\A\\p{ASCII}*\\z");
    }

    @Test
    void oldAndNewPodsStandApartWithTheirTimes() {
        Paper paper = new Paper();
        Readiness ready = new Readiness.Ready();
        WorkloadProgress rolling = new WorkloadProgress(
                new ResourceId("apps/v1", "Deployment", "n", "gateway"),
                new Readiness.InProgress("1 of 3 new pods available"),
                new Replicas(1, 3, 2),
                List.of(
                        new PodProgress("gateway-7d4b9c5f6-abcde", ready, Duration.ofSeconds(1)),
                        new PodProgress(
                                "gateway-7d4b9c5f6-x2k1p",
                                new Readiness.InProgress("is starting"),
                                Duration.ofSeconds(8))),
                Duration.ofSeconds(20),
                List.of(
                        new PodProgress("gateway-5c6d7e8f9-11111", ready),
                        new PodProgress("gateway-5c6d7e8f9-22222", ready),
                        new PodProgress("gateway-5c6d7e8f9-33333", new Readiness.InProgress("is stopping"))));
        List<String> tree = new TreeText(new Page(paper, Screens.ASCII_80, List.of()))
                .lines(List.of(rolling), Duration.ofSeconds(20), Duration.ofMinutes(5));
        Golden.matches("report/tree-old-and-new.txt", String.join("\n", tree) + "\n");
    }

    @Test
    void theTreeIsNeverHigherThanTheScreen() {
        List<WorkloadProgress> many = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            many.add(
                    i % 2 == 0
                            ? Example.ready("service-" + i, 2, 900)
                            : Example.half("service-" + i, "is starting", 900));
        }
        List<String> tree = new TreeText(new Page(paper, Screens.ASCII_80, List.of()))
                .lines(many, Duration.ofSeconds(12), Duration.ofMinutes(7));
        assertThat(tree).hasSizeLessThan(24).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        Golden.matches("report/tree-of-thirty.txt", String.join("\n", tree) + "\n");
    }

    @Test
    void aPlanOfThirtyServicesWraps() {
        List<Change> changes = new ArrayList<>();
        Change sample = Example.firstPlan().changes().get(6);
        for (int i = 1; i <= 30; i++) {
            changes.add(new Change.Create(Example.firstPlan().changes().get(6).manifest()));
        }
        assertThat(sample.id().kind()).isEqualTo("Deployment");
        List<String> lines = new PlanText(Screens.ASCII_80).lines(new Plan(changes));
        assertThat(lines)
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void statusInALog() {
        report(Look.LOG).status(status());
        Golden.matches("report/status.log", paper.text());
    }

    @Test
    void statusOfNothing() {
        report(Look.LOG).status(new Status(Example.rehearsal(), Example.SERVER, List.of()));
        Golden.matches("report/status-of-nothing.log", paper.text());
    }

    private static Status status() {
        String image = "registry.example.com/sarvanom/x@";
        return new Status(
                Example.environment(),
                Example.SERVER,
                List.of(
                        new ServiceStatus("gateway", image + Example.digest(1), image + Example.digest(1), 2, 2),
                        new ServiceStatus("retrieval", image + Example.digest(2), image + Example.digest(3), 1, 2),
                        new ServiceStatus("search", image + Example.digest(6), image + Example.digest(6), 2, 2, 2),
                        new ServiceStatus("retired", image + Example.digest(4), "", 1, 1),
                        new ServiceStatus("synthesis", "", image + Example.digest(5), 0, 0)));
    }

    private static void firstDeploy(TextReport report) {
        report.images().pushed(Example.image("gateway", 1, Outcome.BUILT, 1240));
        report.images().pushed(Example.image("retrieval", 2, Outcome.BUILT, 910));
        report.images().unchanged(Example.image("synthesis", 3, Outcome.UNCHANGED, 15));
        report.deploy().connected(Example.environment(), Example.SERVER);
        report.deploy().planned(Example.firstPlan(), Duration.ofMillis(210));
        report.apply().applying(15);
        report.apply().applied(Example.firstPlan().changes().get(0));
        report.apply().allApplied(15, Duration.ofMillis(330));
        rollout(report);
        report.deploy().released(Example.outcome(Example.environment(), Example.firstPlan(), 6100));
    }

    private static void rollout(TextReport report) {
        Readiness unseen = new Readiness.InProgress("waits for the deployment controller");
        List<WorkloadProgress> before = Example.NAMES.stream()
                .map(name -> Example.workload(name, unseen, 0, 2, List.of(), 0))
                .toList();
        report.rollout().notJudged(new ResourceId("example.com/v1", "Widget", "sarvanom-staging", "w"));
        report.rollout().waiting(before, Example.DEADLINE);
        report.rollout()
                .withoutSight("Event", Problem.of("user ci may not watch events in namespace sarvanom-staging"));
        String probe = "is starting: Startup probe failed: Get \"http://10.0.0.9:8005/health\": connection refused";
        List<WorkloadProgress> middle = List.of(
                Example.ready("gateway", 2, 3200),
                Example.half("retrieval", probe, 3200),
                Example.half("synthesis", "is being made", 3200));
        report.rollout().ready(middle.get(0));
        report.rollout().progressed(middle.get(1));
        report.rollout().progressed(middle.get(1));
        report.rollout().progressed(middle.get(2));
        report.rollout().ticked(middle, Duration.ofMillis(3200));
        report.rollout().progressed(Example.half("synthesis", "is not ready yet", 4000));
        report.rollout().ticked(middle, Duration.ofMillis(5300));
        List<WorkloadProgress> after =
                Example.NAMES.stream().map(name -> Example.ready(name, 2, 6100)).toList();
        report.rollout().ready(after.get(1));
        report.rollout().ready(after.get(2));
        report.rollout().ticked(after, Duration.ofMillis(6100));
        report.rollout().ended(after, Duration.ofMillis(6100));
    }

    private static void changingDeploy(TextReport report) {
        report.deploy().connected(Example.environment(), Example.SERVER);
        report.deploy().planned(Example.changingPlan(), Duration.ofMillis(180));
        report.apply().applying(3);
        report.apply().allApplied(3, Duration.ofMillis(110));
        report.deploy().released(Example.outcome(Example.environment(), Example.changingPlan(), 4200));
    }

    private static void failure(TextReport report) {
        List<WorkloadProgress> workloads = List.of(
                Example.ready("gateway", 2, 3200),
                Example.half("retrieval", "is starting", 3200),
                Example.half("synthesis", "is being made", 3200));
        report.rollout().waiting(workloads, Example.DEADLINE);
        report.rollout().ticked(workloads, Duration.ofMillis(3300));
        report.rollout().progressed(Example.suspect("synthesis", "ended with exit code 1, restarted 1 time", 4000));
        WorkloadProgress failed = Example.failed("synthesis", "ended with exit code 1, restarted 3 times", 34_000);
        report.rollout().failed(failed);
        List<WorkloadProgress> end = List.of(workloads.get(0), workloads.get(1), failed);
        report.rollout().ticked(end, Duration.ofSeconds(34));
        report.rollout().ended(end, Duration.ofSeconds(34));
    }

    private TextReport report(Look look) {
        Console console = look.live() ? paper : new LineConsole(paper::line);
        return new TextReport(console, look, Example.NAMES);
    }

    /** Escape codes as words. */
    private String readable() {
        return paper.text()
                .replace("\u001b[0m", "{/}")
                .replace("\u001b[1m", "{strong}")
                .replace("\u001b[2m", "{faint}")
                .replace("\u001b[31m", "{red}")
                .replace("\u001b[32m", "{green}")
                .replace("\u001b[33m", "{yellow}");
    }
}
