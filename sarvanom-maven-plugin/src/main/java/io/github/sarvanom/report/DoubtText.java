package io.github.sarvanom.report;

import io.github.sarvanom.rollout.Doubt;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words for a trouble that may yet mend itself: what it is, what to do, and how long it is waited for. */
final class DoubtText {
    private DoubtText() {}

    /** To be read after the workload's name. */
    static String headline(Doubt doubt) {
        return Sentence.count(doubt.workload()) + " looks like "
                + doubt.diagnosis().title();
    }

    /** What was seen, what to do, and until when it is waited for. */
    static List<String> details(Doubt doubt) {
        Diagnosis diagnosis = doubt.diagnosis();
        List<String> lines = new ArrayList<>();
        lines.add(diagnosis.what());
        diagnosis.evidence().forEach(line -> lines.add("  " + line));
        diagnosis.source().ifPresent(source -> lines.add("at " + source));
        lines.add(diagnosis.remedy());
        if (!diagnosis.command().isEmpty()) {
            lines.add(diagnosis.command());
        }
        lines.add(budget(doubt));
        return lines;
    }

    /** {@code given up at 2 min 4 s; waited for, since registries come back}. */
    static String budget(Doubt doubt) {
        String end = doubt.restarts() > 0
                ? "after its " + ordinal(doubt.restarts()) + " restart at the latest"
                : "at " + Words.time(doubt.until());
        return "waited for, since " + doubt.hope() + "; given up " + end;
    }

    /** To be read after the workload's name. */
    static String over(List<Diagnosis> from) {
        return "is over "
                + from.stream()
                        .map(each -> each.cause().code() + " " + each.cause().title())
                        .distinct()
                        .collect(Collectors.joining(" and "));
    }

    private static String ordinal(int number) {
        boolean isTeen = number / 10 % 10 == 1;
        int last = isTeen ? 0 : number % 10;
        return number + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }
}
