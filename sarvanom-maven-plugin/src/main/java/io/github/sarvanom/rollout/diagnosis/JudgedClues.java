package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.ContainerState;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The judgement's own cause, and what it is about. */
final class JudgedClues {
    private static final Map<Cause, Pattern> SUBJECTS = Map.of(
            Cause.CONFIG_MAP_MISSING, Pattern.compile("configmap \"([^\"]+)\" not found"),
            Cause.SECRET_MISSING, Pattern.compile("secret \"([^\"]+)\" not found"),
            Cause.KEY_MISSING, Pattern.compile("(?:find key|non-existent config key:|non-existent secret key:) (\\S+)"),
            Cause.SERVICE_ACCOUNT_MISSING, Pattern.compile("serviceaccount \"([^\"]+)\" not found"),
            Cause.READINESS_GATE, Pattern.compile("readiness gate ([^ ,]+)"),
            Cause.CLAIM_MISSING, Pattern.compile("persistentvolumeclaim \"([^\"]+)\" not found"));
    private static final Pattern IMAGE = Pattern.compile("image,? (?:[^:]*: )?(\\S+?)(?::? |$)");

    private JudgedClues() {}

    static Clue of(Suspicion suspicion) {
        String pod =
                suspicion.pod().map(each -> "pod " + each.id().name() + " ").orElse("");
        String container = suspicion.pod().map(JudgedClues::guilty).orElse("");
        return new Clue(
                suspicion.cause(),
                Confidence.CERTAIN,
                suspicion.pod(),
                container,
                pod + suspicion.reason(),
                subject(suspicion),
                List.of(),
                java.util.Optional.empty());
    }

    private static String guilty(io.github.sarvanom.cluster.LiveObject pod) {
        return ContainerState.of(pod).stream()
                .filter(container -> !container.isDone())
                .findFirst()
                .map(ContainerState::name)
                .orElse("");
    }

    private static String subject(Suspicion suspicion) {
        boolean isImage = suspicion.cause().code().startsWith("SRV-1");
        Pattern pattern = isImage ? IMAGE : SUBJECTS.get(suspicion.cause());
        if (pattern == null) {
            return "";
        }
        Matcher matcher = pattern.matcher(suspicion.reason());
        return matcher.find() ? matcher.group(1) : "";
    }
}
