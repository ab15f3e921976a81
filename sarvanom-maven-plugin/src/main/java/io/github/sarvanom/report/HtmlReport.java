package io.github.sarvanom.report;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.rollout.PodEvidence;
import io.github.sarvanom.rollout.WorkloadFailure;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.verification.Check;
import io.github.sarvanom.verification.CheckResult;
import io.github.sarvanom.verification.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A deploy as one page: how it came out, then causes, evidence and timeline. Asks for nothing from anywhere. */
final class HtmlReport {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Story story;

    HtmlReport(Story story) {
        this.story = story;
    }

    String text() {
        String title = story.application() + " " + story.environment() + ": " + story.headline();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body class="%s">
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(Html.text(title).markup(), style(), story.isGood() ? "good" : "bad", body().markup());
    }

    private Html body() {
        return new Html(header().markup()
                + causes().markup()
                + section("Evidence", Html.each(story.failures(), this::evidence))
                + section("What changed", changes())
                + section(story.isGood() ? "What runs" : "When it failed", workloads())
                + section("Checks", checks())
                + section("Timeline", timeline())
                + Html.in("footer", "", "written by sarvanom-maven-plugin").markup());
    }

    private Html header() {
        String state = switch (story.ending()) {
            case RELEASED -> "released";
            case REHEARSED -> "rehearsed";
            case FAILED -> "failed";
        };
        return Html.in(
                "header",
                "",
                Html.in("p", "state", state),
                Html.in("h1", "", story.headline()),
                Html.in(
                        "dl",
                        "facts",
                        fact("environment", story.environment()),
                        fact("namespace", story.namespace()),
                        fact("cluster", story.where()),
                        fact("begun", WHEN.format(story.begun())),
                        fact("took", Words.time(story.took())),
                        Html.each(story.stages().entrySet(), HtmlReport::stage)));
    }

    private static Html stage(Map.Entry<String, Duration> stage) {
        return fact(stage.getKey(), Words.time(stage.getValue()));
    }

    private static Html fact(String name, String value) {
        return Html.in("div", "", Html.in("dt", "", name), Html.in("dd", "", value));
    }

    private static String section(String title, Html inner) {
        return Html.in("section", "", heading(title, inner), inner).markup();
    }

    private static Html heading(String title, Html inner) {
        return inner.markup().isEmpty() ? Html.NOTHING : Html.in("h2", "", title);
    }

    /** Where the causes are known they say more than the problems, which repeat them. */
    private Html causes() {
        List<Html> cards = new ArrayList<>();
        story.failures().forEach(failure -> failure.diagnoses().forEach(each -> cards.add(card(failure, each))));
        if (cards.isEmpty()) {
            story.problems().forEach(problem -> cards.add(card(problem)));
        }
        Html all = Html.each(cards, card -> card);
        return new Html(section(cards.size() > 1 ? "Causes" : "Cause", all));
    }

    private static Html card(WorkloadFailure failure, Diagnosis diagnosis) {
        return Html.in(
                "article",
                "cause",
                Html.in(
                        "h3",
                        "",
                        Html.in("span", "code", diagnosis.cause().code()),
                        Html.text(" "
                                + diagnosis
                                        .title()
                                        .substring(diagnosis.cause().code().length())
                                        .strip())),
                Html.in(
                        "p",
                        "what",
                        Html.in("strong", "", failure.workload().display()),
                        Html.text(": " + diagnosis.what())),
                Html.in("pre", "", String.join("\n", diagnosis.evidence())),
                place(diagnosis.source().orElse(null)),
                Html.in("p", "remedy", diagnosis.remedy()),
                Html.in("pre", "command", diagnosis.command()));
    }

    private static Html card(Problem problem) {
        return Html.in(
                "article",
                "cause",
                Html.in("h3", "", problem.what()),
                Html.in("pre", "", String.join("\n", problem.evidence())),
                place(problem.source().orElse(null)),
                Html.in("p", "remedy", problem.remedy()));
    }

    private static Html place(@Nullable Source source) {
        return source == null
                ? Html.NOTHING
                : Html.in("p", "place", Html.text("at "), Html.in("code", "", source.toString()));
    }

    private Html workloads() {
        Html rows = Html.each(story.workloads(), this::row);
        return Html.in("ul", "rows", rows);
    }

    private Html row(WorkloadProgress workload) {
        String image = Objects.requireNonNullElse(story.images().get(workload.display()), "");
        return Html.in(
                "li",
                workload.isReady() ? "good" : "bad",
                Html.in("span", "name", workload.display()),
                Html.in("span", "value", Sentence.count(workload) + " ready"),
                Html.in("span", "note", Words.digest(image)));
    }

    private Html checks() {
        return Html.in("ul", "rows checks", Html.each(story.checks(), HtmlReport::row));
    }

    private static Html row(CheckResult result) {
        Check check = result.check();
        String verdict = result.verdict() instanceof Verdict.Passed passed
                ? passed.detail()
                : result.verdict() instanceof Verdict.Failed failed
                        ? failed.reason()
                        : "not verified: " + ((Verdict.NotVerified) result.verdict()).why();
        String css = result.isFailure() ? "bad" : result.verdict() instanceof Verdict.Passed ? "good" : "neutral";
        return Html.in(
                "li",
                css,
                Html.in("span", "name", check.name()),
                Html.in("span", "value", check.question()),
                Html.in("span", "note", verdict + ", " + Words.time(result.took())));
    }

    private Html evidence(WorkloadFailure failure) {
        Html own = failure.warnings().isEmpty()
                ? Html.NOTHING
                : Html.in(
                        "article",
                        "",
                        Html.in("h3", "pod", failure.workload().display()),
                        Html.in("pre", "", String.join("\n", failure.warnings())));
        return new Html(own.markup()
                + Html.each(failure.evidence(), HtmlReport::evidence).markup());
    }

    private static Html evidence(PodEvidence pod) {
        String container = pod.container().isEmpty() ? "" : ", container " + pod.container();
        return Html.in(
                "article",
                "",
                Html.in("h3", "pod", pod.pod() + container),
                Html.in("p", "", pod.state()),
                Html.in("pre", "", String.join("\n", pod.events())),
                Html.in("pre", "log", String.join("\n", pod.log())));
    }

    private Html changes() {
        return Html.in("ul", "rows changes", Html.each(story.changes(), line -> Html.in("li", "", line)));
    }

    private Html timeline() {
        return Html.in("ol", "timeline", Html.each(story.happenings(), this::moment));
    }

    private Html moment(Happening happening) {
        String offset = "+" + Words.time(Duration.between(story.begun(), happening.at()));
        return Html.in(
                "li",
                happening.mood().name().toLowerCase(Locale.ROOT),
                Html.in("time", "", offset),
                Html.in("span", "stage", happening.stage()),
                Html.in("span", "text", Html.in("strong", "", happening.subject()), Html.text(" " + happening.text())));
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
