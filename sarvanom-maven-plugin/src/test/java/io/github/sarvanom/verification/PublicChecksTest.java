package io.github.sarvanom.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.image.SelfSigned;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks from this machine: certificates as a TLS server on loopback shows them, and how slowness is judged. */
class PublicChecksTest {
    @Test
    void aCertificateHasToBeTrustedMadeForTheHostAndGoodForLong(@TempDir Path folder) throws Exception {
        SelfSigned key = SelfSigned.in(folder);
        SSLSocketFactory trusting = key.trusting().getSocketFactory();
        try (ServerSocket server = key.context().getServerSocketFactory().createServerSocket(0)) {
            int port = server.getLocalPort();
            Thread thread = new Thread(() -> serve(server));
            thread.setDaemon(true);
            thread.start();
            Instant now = Instant.now();

            assertThat(judged("localhost", port, now, trusting)).isInstanceOf(Verdict.Passed.class);
            assertThat(reason(judged("localhost", port, now.plus(80, ChronoUnit.DAYS), trusting)))
                    .isEqualTo("has a certificate for 9 days only");
            assertThat(reason(judged("localhost", port, now.plus(200, ChronoUnit.DAYS), trusting)))
                    .isEqualTo("has a certificate that has ended");
            assertThat(reason(judged("127.0.0.2", port, now, trusting)))
                    .isEqualTo("has no certificate that this Java trusts");
            assertThat(reason(judged("localhost", port, now, (SSLSocketFactory) SSLSocketFactory.getDefault())))
                    .isEqualTo("has no certificate that this Java trusts");
        }
    }

    @Test
    void theNineteenthOfTwentyCounts() {
        LatencyCheck check = new LatencyCheck(new HttpTarget.Inside("gateway", 80), "/", 20, Duration.ofMillis(190));
        List<Duration> times = LongStream.rangeClosed(1, 20)
                .mapToObj(each -> Duration.ofMillis(each * 10))
                .toList();
        assertThat(LatencyProbe.judge(check, times)).isEqualTo(new Verdict.Passed("190 ms (median 100 ms)", List.of()));
        LatencyCheck strict = new LatencyCheck(check.target(), "/", 20, Duration.ofMillis(189));
        assertThat(reason(LatencyProbe.judge(strict, times))).isEqualTo("is slow: 190 ms");
    }

    private static Verdict judged(String host, int port, Instant now, SSLSocketFactory trusted) throws Exception {
        SocketCheck.Tls check = new SocketCheck.Tls(new SocketTarget.Outside(host, port), 30);
        try (Socket socket = new Socket(host, port)) {
            return new Certificates(() -> now, trusted).judge(check, socket);
        }
    }

    private static String reason(Verdict verdict) {
        return ((Verdict.Failed) verdict).reason();
    }

    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
            } catch (java.io.IOException refusedOrClosed) {
                // the next one may trust it
            }
        }
    }
}
