package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What people did before: {@code kubectl apply -f -}. */
final class KubectlApply {
    private KubectlApply() {}

    static void of(Path kubeconfig, InputStream manifests) {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "--kubeconfig", kubeconfig.toString(), "apply", "-f", "-")
                    .redirectErrorStream(true)
                    .start();
            try (var input = kubectl.getOutputStream()) {
                manifests.transferTo(input);
            }
            String said = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(kubectl.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
