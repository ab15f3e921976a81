package io.github.sarvanom.pipeline;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.rollout.WorkloadFailure;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.util.List;
import java.util.regex.Pattern;

/** Tells where the words of pods are that went with their release: the command that would ask them finds them no more. */
public final class GonePods {
    private static final Pattern ASKS_POD = Pattern.compile("(?m)^kubectl (?:logs|describe pod) .*$");
    /** Others' objects stay: quotas, limits, network policies, nodes. */
    private static final Pattern ASKS_OBJECT = Pattern.compile(
            "(?m)^kubectl (?:rollout|(?:describe|get) (?:configmaps|secrets|serviceaccounts?|services|endpointslices|pvc|pods|events)\\b"
                    + "(?!.* -n kube-system)).*$");

    private final Outcome failed;
    private final long revision;

    private GonePods(Outcome failed, long revision) {
        this.failed = failed;
        this.revision = revision;
    }

    /** @param failed as it ended; a release that stays keeps its pods, and the commands that ask them */
    static List<Problem> told(Outcome failed, long revision, List<Problem> why) {
        GonePods gone = new GonePods(failed, revision);
        return why.stream()
                .map(problem -> problem.mend(gone.told(problem.remedy())))
                .toList();
    }

    /** The same for those who tell the causes themselves. */
    public static List<WorkloadFailure> told(Release failed, List<WorkloadFailure> failures) {
        GonePods gone = new GonePods(failed.outcome(), failed.revision());
        return failures.stream()
                .map(failure -> failure.diagnosed(
                        failure.diagnoses().stream().map(gone::told).toList()))
                .toList();
    }

    private Diagnosis told(Diagnosis diagnosis) {
        String told = told(diagnosis.command());
        return told.equals(diagnosis.command()) ? diagnosis : diagnosis.advising(diagnosis.remedy() + ". " + told, "");
    }

    private String told(String remedy) {
        boolean nothingIsLeft = failed == Outcome.FAILED_AND_CLEANED_UP;
        if (!nothingIsLeft && failed != Outcome.FAILED_AND_RESTORED) {
            return remedy;
        }
        String told = ASKS_POD.matcher(remedy)
                .replaceAll("The pod is gone; its log, events and state are in failed-" + revision
                        + ", beside report.html");
        return nothingIsLeft
                ? ASKS_OBJECT
                        .matcher(told)
                        .replaceAll("What it made is gone; its objects, as they were wanted, lie beside report.html")
                : told;
    }
}
