package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTextTest {
    @Test
    void aLogThatSaysTheSameIsShownOnce() {
        List<PodEvidence> pods = List.of(
                pod("web-1", "waiting, CrashLoopBackOff; restarted 3 times", "09:30:09.120 no table orders"),
                pod("web-2", "ended with exit code 1, restarted 4 times", "09:31:17.004 no table orders"));
        assertThat(EvidenceText.lines(pods, "pod web-2 ended with exit code 1, restarted 4 times"))
                .containsExactly(
                        "pod web-1, container web: waiting, CrashLoopBackOff; restarted 3 times",
                        "  last lines of its log before it ended:",
                        "  | 09:30:09.120 no table orders");
    }

    @Test
    void aLogThatSaysSomethingElseIsShownToo() {
        List<PodEvidence> pods = List.of(
                pod("web-1", "ended with exit code 1", "no table orders"),
                pod("web-2", "ended with exit code 2", "no table baskets"));
        assertThat(EvidenceText.lines(pods, "")).containsSubsequence("  | no table orders", "  | no table baskets");
    }

    @Test
    void twoThatWroteNothingAreNoEcho() {
        PodEvidence silent = new PodEvidence("web-1", "web", "running", List.of(), List.of(), LogInstance.CURRENT);
        assertThat(silent.echoes(silent)).isFalse();
    }

    private static PodEvidence pod(String name, String state, String log) {
        return new PodEvidence(name, "web", state, List.of(), List.of(log), LogInstance.PREVIOUS);
    }
}
