package io.github.sarvanom.verification;

import io.github.sarvanom.environment.SecretValues;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a {@link SocketCheck} once. */
final class SocketProbe {
    /** An indirect way says within so long that nobody listens; a program that listens may say nothing at all. */
    private static final Duration SILENCE = Duration.ofMillis(700);

    private final Ways ways;
    private final SecretValues secrets;
    private final Certificates certificates;

    SocketProbe(Ways ways, SecretValues secrets, Certificates certificates) {
        this.ways = ways;
        this.secrets = secrets;
        this.certificates = certificates;
    }

    Verdict ask(SocketCheck check, Duration atMost) {
        try (Way way = ways.to(check.target())) {
            return asked(check, way, atMost);
        }
    }

    private Verdict asked(SocketCheck check, Way way, Duration atMost) {
        InetSocketAddress address = way.address();
        if (address.isUnresolved()) {
            return Verdict.Failed.forNow(
                    "cannot be reached", List.of("seen: no address for " + address.getHostString()));
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, millis(atMost));
            socket.setSoTimeout(millis(atMost));
            if (check instanceof SocketCheck.Tls tls) {
                return certificates.judge(tls, socket);
            }
            return check instanceof SocketCheck.Redis redis ? ping(redis, socket, way) : listens(socket, way);
        } catch (IOException none) {
            return Verdict.Failed.forNow(
                    "cannot be reached", List.of("seen: " + way.complaint().orElseGet(() -> Throwables.shown(none))));
        }
    }

    private static Verdict listens(Socket socket, Way way) throws IOException {
        if (way.isIndirect()) {
            socket.setSoTimeout((int) SILENCE.toMillis());
            boolean ended = hasEnded(socket);
            Optional<String> complaint = way.complaint();
            if (complaint.isPresent() || ended) {
                return Verdict.Failed.forNow(
                        "cannot be reached", List.of("seen: " + complaint.orElse("the connection was closed at once")));
            }
        }
        return new Verdict.Passed("listens", List.of());
    }

    private static boolean hasEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }

    /** The protocol's inline form of a command and its simple answers: Redis, "RESP protocol specification". */
    private Verdict ping(SocketCheck.Redis check, Socket socket, Way way) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        if (check.password().isPresent()) {
            String password = secrets.reveal(check.password().get());
            String answer = command(socket, in, "AUTH", password);
            if (!answer.equals("+OK")) {
                return answered(answer, way);
            }
        }
        String answer = command(socket, in, "PING");
        return answer.equals("+PONG") ? new Verdict.Passed("PONG", List.of()) : answered(answer, way);
    }

    private static Verdict answered(String answer, Way way) {
        String seen = answer.isEmpty() ? way.complaint().orElse("the connection was closed") : answer;
        return Verdict.Failed.forNow("does not answer as Redis does", List.of("seen: " + seen, "expected: +PONG"));
    }

    private static String command(Socket socket, BufferedReader in, String... words) throws IOException {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            int length = word.getBytes(StandardCharsets.UTF_8).length;
            command.append('$').append(length).append("\r\n").append(word).append("\r\n");
        }
        OutputStream out = socket.getOutputStream();
        out.write(command.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        String line = in.readLine();
        return line == null ? "" : line;
    }

    private static int millis(Duration atMost) {
        return (int) Math.max(1, atMost.toMillis());
    }
}
