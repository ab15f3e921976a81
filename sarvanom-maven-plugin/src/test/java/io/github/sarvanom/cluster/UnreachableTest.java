package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreachableTest {
    @TempDir
    private Path folder;

    @Test
    void aServerThatIsDownIsNamed() throws IOException {
        ScriptedServer gone = ScriptedServer.start(folder, turn -> turn.json(200, "{}"));
        gone.close();
        shown("down", gone.address());
    }

    @Test
    void aNameThatDoesNotResolveIsNamed() throws IOException {
        shown("unknown-host", "https://no-such-host.invalid:6443");
    }

    private void shown(String golden, String address) throws IOException {
        Path kubeconfig =
                Files.writeString(folder.resolve("c"), KubeconfigText.of("staging", address, "{token: t0ken}"));
        ClusterTarget target = new ClusterTarget.Context("staging", Optional.of(kubeconfig));
        ClusterException told = catchThrowableOfType(
                ClusterException.class, () -> ClusterConnection.open(target, KubeAccess.files(), Optional.empty()));
        assertThat(told.status()).isZero();
        Golden.matches(
                "cluster/unreachable/" + golden + ".txt",
                told.getMessage().replaceAll("127\\.0\\.0\\.1:\\d+", "api:6443") + "\n");
    }
}
