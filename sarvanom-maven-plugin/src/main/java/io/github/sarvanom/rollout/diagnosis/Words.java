package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Map;

/** What the braces in an explanation stand for. */
final class Words {
    private Words() {}

    static Map<String, String> of(Clue clue, LiveObject workload) {
        return Map.of(
                "service", workload.id().name(),
                "namespace", workload.id().namespace(),
                "pod", clue.pod().map(pod -> pod.id().name()).orElse("POD"),
                "container", clue.container().isEmpty() ? workload.id().name() : clue.container(),
                "what", clue.subject().isEmpty() ? "what is named above" : clue.subject());
    }
}
