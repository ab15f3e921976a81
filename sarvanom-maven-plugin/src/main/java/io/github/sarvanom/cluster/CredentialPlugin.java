package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The program that a kubeconfig's user names under {@code exec}, and the credentials it hands out (client authentication API,
 * "client-go credential plugins"). Run here and not by the client, which takes warnings on the program's error stream for its answer,
 * goes on without credentials when it fails, and logs the stack trace.
 */
final class CredentialPlugin implements OAuthTokenProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Kubeconfig.Entry exec;
    private final Clock clock;
    private final Duration patience;
    private @Nullable Credentials last;

    CredentialPlugin(Kubeconfig.Entry exec, Clock clock) {
        this(exec, clock, PATIENCE);
    }

    CredentialPlugin(Kubeconfig.Entry exec, Clock clock, Duration patience) {
        this.exec = exec;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String getToken() {
        return credentials().token();
    }

    /** The last ones while they hold, new ones otherwise. */
    synchronized Credentials credentials() {
        Credentials held = last;
        if (held == null || clock.instant().isAfter(held.expiry().minus(MARGIN))) {
            held = Credentials.of(Json.treeOrEmpty(output()));
            if (held.isEmpty()) {
                throw failed("its answer holds neither a token nor a certificate", "");
            }
            last = held;
        }
        return held;
    }

    private byte[] output() {
        try {
            File errors = File.createTempFile("sarvanom-plugin", ".err");
            try {
                return run(errors);
            } finally {
                errors.delete();
            }
        } catch (IOException notStarted) {
            throw failed("it could not be started", exec.text("installHint"));
        }
    }

    private byte[] run(File errors) throws IOException {
        Process process = builder().redirectError(Redirect.to(errors)).start();
        process.getOutputStream().close();
        // Beside the wait: a program that hangs keeps its output open.
        CompletableFuture<byte[]> output =
                CompletableFuture.supplyAsync(() -> read(process), CredentialPlugin::inBackground);
        int exit = exit(process);
        if (exit != 0) {
            String said = java.nio.file.Files.readString(errors.toPath()).strip();
            throw failed(
                    "it ended with exit code " + exit,
                    said.lines()
                            .limit(5)
                            .reduce("", (all, line) -> all + "\n" + line)
                            .strip());
        }
        return output.join();
    }

    private static byte[] read(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "sarvanom-credentials");
        thread.setDaemon(true);
        thread.start();
    }

    private int exit(Process process) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroy();
            throw failed("it gave no answer in " + patience.toSeconds() + " s", "");
        } catch (InterruptedException stop) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw failed("it was interrupted", "");
        }
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>(List.of(program()));
        if (exec.at("args") instanceof List<?> arguments) {
            arguments.forEach(argument -> command.add(String.valueOf(argument)));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(
                        "KUBERNETES_EXEC_INFO",
                        Json.text(Map.of(
                                "apiVersion",
                                exec.text("apiVersion"),
                                "kind",
                                "ExecCredential",
                                "spec",
                                Map.of("interactive", false))));
        if (exec.at("env") instanceof List<?> variables) {
            variables.forEach(variable -> {
                if (variable instanceof Map<?, ?> map) {
                    builder.environment().put(String.valueOf(map.get("name")), String.valueOf(map.get("value")));
                }
            });
        }
        return builder;
    }

    /** A path is meant from the kubeconfig's folder on; a mere name is searched for by the system. */
    private String program() {
        String command = exec.text("command");
        String path = exec.pathOrNull("command");
        return path != null && Path.of(command).getNameCount() > 1 ? path : command;
    }

    private SarvanomException failed(String how, String said) {
        Problem problem = Problem.of("the credential program " + exec.text("command") + " gave no credentials")
                .seen("seen: " + how);
        return SarvanomException.surroundings(
                (said.isEmpty() ? problem : problem.seen("it says: " + said))
                        .mend("run it by hand and log in again; it stands under exec in the kubeconfig"),
                null);
    }

    /** What a program handed out; its text shows nothing of it. */
    record Credentials(String token, String certificate, String key, Instant expiry) {

        static Credentials of(Map<String, Object> answer) {
            Map<?, ?> status = answer.get("status") instanceof Map<?, ?> map ? map : Map.of();
            String expiry = text(status, "expirationTimestamp");
            return new Credentials(
                    text(status, "token"),
                    text(status, "clientCertificateData"),
                    text(status, "clientKeyData"),
                    expiry.isEmpty() ? Instant.MAX : Instant.parse(expiry));
        }

        boolean isEmpty() {
            return token.isEmpty() && (certificate.isEmpty() || key.isEmpty());
        }

        private static String text(Map<?, ?> map, String key) {
            Object value = map.get(key);
            return value == null ? "" : value.toString();
        }

        @Override
        public String toString() {
            return "credentials until " + expiry;
        }
    }
}
