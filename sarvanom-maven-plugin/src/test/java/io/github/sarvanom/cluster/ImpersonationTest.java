package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.environment.ClusterTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kubeconfig's {@code as} and {@code as-groups} travel with each request, as kubectl sends them. */
class ImpersonationTest {
    @TempDir
    private Path folder;

    @Test
    void groupsTravelWithTheUser() throws IOException {
        AtomicReference<List<String>> groups = new AtomicReference<>();
        AtomicReference<String> user = new AtomicReference<>();
        try (ScriptedServer server = ScriptedServer.start(folder, turn -> {
            groups.set(turn.exchange().getRequestHeaders().get("Impersonate-Group"));
            user.set(turn.exchange().getRequestHeaders().getFirst("Impersonate-User"));
            turn.json(200, "{\"items\": []}");
        })) {
            String said = "{token: t0ken, as: deployer, as-groups: [shop:deployers, shop:readers]}";
            Path kubeconfig = Files.writeString(folder.resolve("as"), KubeconfigText.of("as", server.address(), said));
            ClusterTarget target = new ClusterTarget.Context("as", Optional.of(kubeconfig));
            try (ClusterConnection connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty())) {
                connection.reader().list("v1", "Pod", "staging", "");
            }
        }
        assertThat(user).hasValue("deployer");
        assertThat(groups.get()).containsExactly("shop:deployers", "shop:readers");
    }
}
