package io.github.sarvanom.report;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a CI server shows beside the change: a line a problem, in the words of the server that its variables name. GitHub Actions:
 * "Workflow commands"; Azure Pipelines: "Logging commands". GitLab has no such lines; it shows {@code TEST-sarvanom.xml} as a
 * JUnit report.
 */
public final class Annotations {
    private static final Pattern PLACE = Pattern.compile("([^\\s,:]+):(\\d+)");

    private final Map<String, String> variables;

    /** @param variables the environment variables */
    public Annotations(Map<String, String> variables) {
        this.variables = variables;
    }

    /** Empty outside of these servers. */
    public List<String> of(SarvanomException failure) {
        if ("true".equals(variables.get("GITHUB_ACTIONS"))) {
            return failure.problems().stream().map(Annotations::github).toList();
        }
        return "True".equalsIgnoreCase(variables.get("TF_BUILD"))
                ? failure.problems().stream().map(Annotations::azure).toList()
                : List.of();
    }

    private static String github(Problem problem) {
        Matcher place = place(problem);
        String where = place.find() ? "file=" + property(place.group(1)) + ",line=" + place.group(2) + "," : "";
        return "::error " + where + "title=" + property(problem.what()) + "::" + data(detail(problem));
    }

    private static String azure(Problem problem) {
        Matcher place = place(problem);
        String where =
                place.find() ? "sourcepath=" + azured(place.group(1)) + ";linenumber=" + place.group(2) + ";" : "";
        return "##vso[task.logissue type=error;" + where + "]" + azured(problem.what() + ": " + detail(problem));
    }

    private static Matcher place(Problem problem) {
        return PLACE.matcher(problem.source().map(Object::toString).orElse(""));
    }

    private static String detail(Problem problem) {
        List<String> evidence = problem.evidence();
        String first = evidence.isEmpty()
                ? problem.what()
                : String.join("\n", evidence.subList(0, Math.min(3, evidence.size())));
        return problem.remedy().isEmpty() ? first : first + "\n-> " + problem.remedy();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String azured(String text) {
        return text.replace("%", "%AZP25")
                .replace("\r", "%0D")
                .replace("\n", "%0A")
                .replace("]", "%5D")
                .replace(";", "%3B");
    }
}
