package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What pods showed, as lines of a problem. Says nothing twice. */
final class EvidenceText {
    private EvidenceText() {}

    static List<String> lines(WorkloadFailure failure) {
        String blame = Reasons.blame(failure.workload());
        List<String> lines = new ArrayList<>();
        failure.warnings().stream()
                .filter(event -> isNew(nameless(event), nameless(blame)))
                .forEach(event -> lines.add("event   " + event));
        lines.addAll(lines(failure.evidence(), blame));
        return lines;
    }

    /** @param blame what was said of the workload already */
    static List<String> lines(List<PodEvidence> pods, String blame) {
        List<String> lines = new ArrayList<>();
        Set<String> states = new HashSet<>();
        List<PodEvidence> told = new ArrayList<>();
        for (PodEvidence pod : pods) {
            String container = pod.container().isEmpty() ? "" : ", container " + pod.container();
            String name = "pod " + pod.pod() + container + ": ";
            boolean known = !states.add(pod.container() + pod.state());
            boolean said = blame.startsWith("pod " + pod.pod()) && blame.contains(pod.state());
            if (!said) {
                lines.add(name + (known ? "the same" : pod.state()));
            }
            if (!known) {
                lines.addAll(events(pod, blame));
                lines.addAll(told.stream().anyMatch(pod::echoes) ? List.of() : log(pod));
                told.add(pod);
            }
        }
        return lines;
    }

    private static List<String> events(PodEvidence pod, String blame) {
        return pod.events().stream()
                .filter(event -> isNew(event, blame))
                .map(event -> "  event   " + event)
                .toList();
    }

    private static List<String> log(PodEvidence pod) {
        List<String> lines = new ArrayList<>();
        if (!pod.log().isEmpty()) {
            lines.add("  last lines of its log" + (pod.instance() == LogInstance.PREVIOUS ? " before it ended:" : ":"));
            pod.log().forEach(line -> lines.add("  | " + line));
        }
        return lines;
    }

    /** Each pod that is refused would have had another name. */
    private static String nameless(String text) {
        return text.replaceAll("pods \"[^\"]*\"", "pods");
    }

    /** The kubelet's back-off events only repeat the container's state. */
    private static boolean isNew(String event, String blame) {
        String message = Refusals.words(event.substring(event.indexOf(": ") + 2).replaceFirst("^Error: ", ""));
        return !event.startsWith("BackOff: ")
                && !Set.of("ErrImagePull", "ImagePullBackOff").contains(message)
                && !blame.contains(message);
    }
}
