package io.github.sarvanom.verification;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Looks at the certificates that a server shows. Nothing is sent to it but the handshake. */
final class Certificates {
    private final InstantSource clock;
    private final SSLSocketFactory trusted;

    /** @param trusted knows the authorities that a public host's certificate may come from */
    Certificates(InstantSource clock, SSLSocketFactory trusted) {
        this.clock = clock;
        this.trusted = trusted;
    }

    Verdict judge(SocketCheck.Tls check, Socket socket) throws IOException {
        boolean isPublic = check.target() instanceof SocketTarget.Outside;
        try (SSLSocket secured = secured(check.target(), socket, isPublic)) {
            secured.startHandshake();
            return judge(check, secured.getSession().getPeerCertificates());
        } catch (SSLHandshakeException refused) {
            return Verdict.Failed.forGood(
                    "has no certificate that this Java trusts",
                    List.of("seen: " + Throwables.shown(refused)),
                    "renew the certificate, with its chain and for this name; a private authority goes into Java's trust"
                            + " store");
        }
    }

    private SSLSocket secured(SocketTarget target, Socket socket, boolean isPublic) throws IOException {
        SSLSocketFactory factory = isPublic ? trusted : unquestioning();
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, target.name(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        if (isPublic) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (!target.name().matches("[\\d.]+|.*:.*")) {
            parameters.setServerNames(List.of(new SNIHostName(target.name())));
        }
        secured.setSSLParameters(parameters);
        return secured;
    }

    private Verdict judge(SocketCheck.Tls check, Certificate[] chain) {
        Instant end = Stream.of(chain)
                .filter(X509Certificate.class::isInstance)
                .map(each -> ((X509Certificate) each).getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        long left = Duration.between(clock.instant(), end).toDays();
        String until = "until " + end.atOffset(ZoneOffset.UTC).toLocalDate();
        return left >= check.days()
                ? new Verdict.Passed("good for " + left + " days", List.of())
                : Verdict.Failed.forGood(
                        left < 0 ? "has a certificate that has ended" : "has a certificate for " + left + " days only",
                        List.of("seen: good " + until, "expected: good for " + check.days() + " days"),
                        "renew the certificate");
    }

    /** For the dates alone: nothing secret goes over it. */
    private static SSLSocketFactory unquestioning() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Unquestioning()}, new SecureRandom());
            return context.getSocketFactory();
        } catch (GeneralSecurityException noTls) {
            throw new IOException(noTls);
        }
    }

    private static final class Unquestioning implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            // nobody is a client here
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // its dates are looked at afterwards
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
