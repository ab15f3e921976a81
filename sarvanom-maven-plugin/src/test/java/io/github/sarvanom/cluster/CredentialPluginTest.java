package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.problem.SarvanomException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialPluginTest {
    @Test
    void aProgramThatNeverAnswersIsNotWaitedForWithoutEnd() {
        Kubeconfig.Entry exec = new Kubeconfig.Entry(
                Path.of("config"), Map.of("command", "sh", "args", List.of("-c", "exec sleep 60")));
        CredentialPlugin plugin = new CredentialPlugin(exec, Clock.systemUTC(), Duration.ofSeconds(1));
        assertThatThrownBy(plugin::credentials)
                .isInstanceOf(SarvanomException.class)
                .hasMessageContaining("it gave no answer in 1 s");
    }
}
