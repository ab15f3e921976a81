package io.github.sarvanom.report;

import io.github.sarvanom.apply.ApplyLog;
import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.compose.LocalTeardown;
import io.github.sarvanom.compose.LocalView;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.LocalSecretsFile;
import io.github.sarvanom.image.ImageLog;
import io.github.sarvanom.parity.Parity;
import io.github.sarvanom.pipeline.DeployLog;
import io.github.sarvanom.pipeline.LocalReleaseLog;
import io.github.sarvanom.pipeline.LogsLog;
import io.github.sarvanom.pipeline.RecoveryLog;
import io.github.sarvanom.pipeline.Status;
import io.github.sarvanom.release.LockLog;
import io.github.sarvanom.rollout.RolloutLog;
import io.github.sarvanom.verification.VerificationLog;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All words that a user reads while a goal runs. One log for each stage, all on one page. */
public final class TextReport {
    private final Page page;
    private final DeployReport deploy;
    private final ImageReport images;
    private final ApplyReport apply;
    private final RolloutLog rollout;
    private final DeployLog stages;
    private final LocalReport local;
    private final VerificationLog verification;
    private final RecoveryLog recovery;

    /** @param names of the services, which set the width of their column; may be empty */
    public TextReport(Console console, Look look, Collection<String> names) {
        page = new Page(console, look, names);
        deploy = new DeployReport(page);
        images = new ImageReport(page);
        apply = new ApplyReport(page);
        local = new LocalReport(page);
        verification = new VerificationReport(page);
        RolloutReport lines = new RolloutReport(page);
        rollout = look.live() ? new RolloutTree(page, lines) : lines;
        stages = deploy;
        recovery = new RecoveryReport(page);
    }

    private TextReport(TextReport shown, ReleaseStory story) {
        page = shown.page;
        deploy = shown.deploy;
        images = shown.images;
        apply = shown.apply;
        local = shown.local;
        verification = story.verification(shown.verification);
        rollout = story.rollout(shown.rollout);
        stages = story.deploy(shown.stages);
        recovery = story.recovery(shown.recovery);
    }

    /** The same words, heard by the story too. */
    public TextReport heardBy(ReleaseStory story) {
        return new TextReport(this, story);
    }

    /** @param names of the services, which set the width of their column; may be empty */
    public LogsLog logs(Collection<String> names) {
        return new LogsReport(page, names);
    }

    /** Says that all that runs is as it should be. */
    public void wellAndGood(int workloads) {
        page.stage(
                "diagnose",
                workloads == 0 ? "nothing runs here" : "nothing is wrong with " + Words.count(workloads, "workload"));
    }

    /** Says that all containers that should run here do. */
    public void wellOnThisMachine(int containers) {
        page.stage(
                "diagnose",
                containers == 0
                        ? "nothing runs here"
                        : "nothing is wrong with " + Words.count(containers, "container"));
    }

    /** Where the page of a release was written. */
    public void written(String page) {
        this.page.stage("report", page);
    }

    public DeployLog deploy() {
        return stages;
    }

    /** Warns of secrets whose values a rehearsal made up; says nothing when there are none. */
    public void secretsMadeUp(List<String> names) {
        if (!names.isEmpty()) {
            deploy.secretsMadeUp(names);
        }
    }

    /** Says that a goal ended well without having done anything, and why. */
    public void nothingToDeploy(String why) {
        deploy.nothingToDeploy(why);
    }

    /** Shows what runs. */
    public void status(Status status) {
        deploy.status(status);
    }

    /** Says which properties lead to the services. */
    public void addresses(Map<String, String> addresses) {
        addresses.forEach((property, address) -> page.stage("connect", property + " = " + address));
    }

    /** Shows what was released. */
    public void history(Environment environment, ServerInfo server, Function<HistoryText, List<String>> pages) {
        deploy.connected(environment, server);
        page.line("");
        page.lines(pages.apply(new HistoryText(page.look(), ZoneId.systemDefault())));
    }

    /** Shows what differs between environments. */
    public void parity(Parity parity) {
        page.lines(new ParityText(page.look(), parity).lines());
    }

    /** Shows lines that are for programs. */
    public void lines(List<String> lines) {
        page.lines(lines);
    }

    public RehearsalReport rehearsal() {
        return new RehearsalReport(page);
    }

    public ImageLog images() {
        return images;
    }

    public LockLog lock() {
        return new LockReport(page);
    }

    public RecoveryLog recovery() {
        return recovery;
    }

    public ApplyLog apply() {
        return apply;
    }

    /** Shows what is left of an application that ran on this machine. */
    public void removed(Environment environment, LocalTeardown.Result result) {
        local.removed(environment, result);
    }

    /** Shows what runs on this machine. */
    public void status(Environment environment, String engine, List<LocalView> containers) {
        local.status(environment, engine, containers);
    }

    public void secretsWritten(LocalSecretsFile.Written written) {
        local.secretsWritten(written);
    }

    /** Tells of names that were added to {@code .env.example}; says nothing when there are none. */
    public void exampleGrew(List<String> names) {
        if (!names.isEmpty()) {
            page.stage("secrets", "added to .env.example: " + String.join(", ", names));
        }
    }

    public LocalReleaseLog local() {
        return local;
    }

    public VerificationLog verification() {
        return verification;
    }

    public RolloutLog rollout() {
        return rollout;
    }
}
