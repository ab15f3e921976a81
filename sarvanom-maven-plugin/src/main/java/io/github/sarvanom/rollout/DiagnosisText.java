package io.github.sarvanom.rollout;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** Diagnoses as lines of a problem: the first in full, what follows from it in a line each. */
final class DiagnosisText {
    private DiagnosisText() {}

    static List<String> lines(WorkloadFailure failure) {
        if (failure.diagnoses().isEmpty()) {
            return List.of(Reasons.blame(failure.workload()));
        }
        List<String> lines = new ArrayList<>();
        Diagnosis first = failure.diagnoses().get(0);
        lines.add(first.title());
        lines.add(first.what());
        first.evidence().forEach(line -> lines.add("  " + line));
        failure.diagnoses().stream()
                .skip(1)
                .map(also -> "also " + also.title() + ": " + also.what())
                .forEach(lines::add);
        return lines;
    }

    static Problem advise(Problem problem, List<Diagnosis> diagnoses) {
        return advise(problem, diagnoses, "Look at what is shown above, mend it, then deploy again");
    }

    /** @param otherwise what to do when nothing is known to be wrong */
    static Problem advise(Problem problem, List<Diagnosis> diagnoses, String otherwise) {
        if (diagnoses.isEmpty()) {
            return problem.mend(otherwise);
        }
        Diagnosis first = diagnoses.get(0);
        Problem advised =
                problem.mend(first.command().isEmpty() ? first.remedy() : first.remedy() + "\n" + first.command());
        return first.source().map(advised::at).orElse(advised);
    }
}
