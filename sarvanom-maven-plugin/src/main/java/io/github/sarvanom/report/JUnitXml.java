package io.github.sarvanom.report;

import io.github.sarvanom.rollout.PodEvidence;
import io.github.sarvanom.rollout.WorkloadFailure;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.verification.CheckResult;
import io.github.sarvanom.verification.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A deploy as test results, since every CI server shows those: a case a workload, a case a check, and one for what went wrong before
 * there was either. The form is that of Ant's and Surefire's reports.
 */
final class JUnitXml {
    private final Story story;

    JUnitXml(Story story) {
        this.story = story;
    }

    /** @param skipped empty when it was not */
    private record Case(String group, String name, double seconds, String failure, String detail, String skipped) {}

    String text() {
        List<Case> cases = cases();
        long failures = cases.stream().filter(each -> !each.failure().isEmpty()).count();
        long skipped = cases.stream().filter(each -> !each.skipped().isEmpty()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%.3f\">%n",
                escaped("sarvanom " + story.environment()),
                cases.size(),
                failures,
                skipped,
                story.took().toMillis() / 1000.0));
        cases.forEach(each -> xml.append(element(each)));
        return xml.append("</testsuite>\n").toString().replace(System.lineSeparator(), "\n");
    }

    private List<Case> cases() {
        Map<String, WorkloadFailure> failures = new TreeMap<>();
        story.failures().forEach(failure -> failures.put(failure.workload().display(), failure));
        List<Case> cases = new ArrayList<>();
        story.workloads().forEach(workload -> cases.add(rollout(workload, failures)));
        story.checks().forEach(check -> cases.add(check(check)));
        boolean told = cases.stream().anyMatch(each -> !each.failure().isEmpty());
        if (!story.isGood() && !told) {
            String all = String.join(
                    "\n\n",
                    story.problems().stream().map(problem -> problem.text()).toList());
            cases.add(new Case("deploy", story.application(), 0, story.headline(), all, ""));
        }
        return cases;
    }

    private static Case rollout(WorkloadProgress workload, Map<String, WorkloadFailure> failures) {
        double seconds = workload.took().toMillis() / 1000.0;
        WorkloadFailure failure = failures.get(workload.display());
        if (failure == null) {
            String skipped = workload.isReady() ? "" : "not ready when the wait ended";
            return new Case("rollout", workload.display(), seconds, "", "", skipped);
        }
        List<String> lines = new ArrayList<>();
        for (Diagnosis diagnosis : failure.diagnoses()) {
            lines.add(diagnosis.title());
            lines.add(diagnosis.what());
            diagnosis.source().ifPresent(source -> lines.add("at " + source));
            lines.addAll(diagnosis.evidence());
            lines.add("-> " + diagnosis.remedy());
        }
        lines.addAll(failure.warnings());
        List<PodEvidence> told = new ArrayList<>();
        failure.evidence().stream()
                .filter(pod -> told.stream().noneMatch(pod::echoes))
                .forEach(pod -> {
                    lines.addAll(pod.log());
                    told.add(pod);
                });
        String message = failure.diagnoses().isEmpty()
                ? "was not ready"
                : failure.diagnoses().get(0).title();
        return new Case("rollout", workload.display(), seconds, message, String.join("\n", lines), "");
    }

    private static Case check(CheckResult result) {
        double seconds = result.took().toMillis() / 1000.0;
        String name = result.check().name() + " " + result.check().question();
        if (result.verdict() instanceof Verdict.Failed failed) {
            return new Case("verify", name, seconds, failed.reason(), String.join("\n", failed.evidence()), "");
        }
        String skipped = result.verdict() instanceof Verdict.NotVerified not ? not.why() : "";
        return new Case("verify", name, seconds, "", "", skipped);
    }

    private static String element(Case each) {
        String head = String.format(
                Locale.ROOT,
                "  <testcase classname=\"sarvanom.%s\" name=\"%s\" time=\"%.3f\"",
                escaped(each.group()),
                escaped(each.name()),
                each.seconds());
        if (!each.failure().isEmpty()) {
            return head + ">\n    <failure message=\"" + escaped(each.failure()) + "\">" + escaped(each.detail())
                    + "</failure>\n  </testcase>\n";
        }
        return each.skipped().isEmpty()
                ? head + "/>\n"
                : head + ">\n    <skipped message=\"" + escaped(each.skipped()) + "\"/>\n  </testcase>\n";
    }

    private static String escaped(String text) {
        return Html.text(text).markup();
    }
}
